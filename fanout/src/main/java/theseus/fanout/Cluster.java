package theseus.fanout;

import java.net.URI;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/// How Spark is asked: quietly, and with patience for machines that go.
final class Cluster {
    /// A task whose machine was lost is done by another, however often.
    private static final String ATTEMPTS = "1000";

    private Cluster() {}

    /// @param master for example `spark://127.0.0.1:7077` or `local[2]`
    static JavaSparkContext at(String master, String name) {
        SparkConf conf = new SparkConf()
                .setMaster(master)
                .setAppName(name)
                .setIfMissing("spark.ui.enabled", "false")
                .setIfMissing("spark.executor.memory", "1g")
                .setIfMissing("spark.task.maxFailures", ATTEMPTS)
                .setIfMissing("spark.deploy.maxExecutorRetries", "-1");
        if (isHere(master)) conf.setIfMissing("spark.driver.host", "127.0.0.1");
        if (isHere(master)) conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        return new JavaSparkContext(conf);
    }

    /// A master on the loopback cannot be reached from elsewhere, nor need the driver be.
    private static boolean isHere(String master) {
        String host = master.startsWith("spark://") ? URI.create(master).getHost() : "127.0.0.1";
        return "127.0.0.1".equals(host) || "localhost".equals(host);
    }
}
