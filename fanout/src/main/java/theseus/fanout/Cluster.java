package theseus.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import theseus.harness.run.orders.Refused;

/// How Spark is asked: quietly, and with patience for machines that go.
final class Cluster {
    /// A task whose machine was lost is done by another, however often.
    private static final String ATTEMPTS = "1000";

    private static final int REACH_MILLIS = 5_000;

    private Cluster() {}

    /// @param master for example `spark://127.0.0.1:7077` or `local[2]`
    /// @throws Refused where nobody answers at that address
    static JavaSparkContext at(String master, String name) {
        if (master.startsWith("spark://")) reach(master);
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

    /// Spark itself tries for minutes and then fails somewhere deep.
    private static void reach(String master) {
        URI address = URI.create(master);
        try (Socket socket = new Socket()) {
            if (address.getPort() < 0)
                throw new Refused("--spark " + master + "; expected for example spark://127.0.0.1:7077");
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), REACH_MILLIS);
        } catch (IOException nobody) {
            throw new Refused(
                    "--spark " + master + ": nobody answers there; expected a master, as by ./theseus spark master");
        }
    }

    /// A master on the loopback cannot be reached from elsewhere, nor need the driver be.
    private static boolean isHere(String master) {
        String host = master.startsWith("spark://") ? URI.create(master).getHost() : "127.0.0.1";
        return "127.0.0.1".equals(host) || "localhost".equals(host);
    }
}
