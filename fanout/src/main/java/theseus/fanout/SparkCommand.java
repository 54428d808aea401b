package theseus.fanout;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `theseus spark`: a cluster of this build's own, and what it is asked besides nights.
@Command(
        name = "spark",
        mixinStandardHelpOptions = true,
        subcommands = {SparkCommand.MasterCommand.class, SparkCommand.WorkerCommand.class, JudgeCommand.class},
        description = {
            "Fan out over Apache Spark: start a master and workers of this build, and judge a large history key by key.",
            "`theseus nightly --spark spark://HOST:PORT` has a night's runs done by them."
        })
public final class SparkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// `theseus spark master`.
    @Command(
            name = "master",
            mixinStandardHelpOptions = true,
            description = "Run Spark's standalone master until it is stopped.")
    static final class MasterCommand implements Callable<Integer> {
        @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address: ${DEFAULT-VALUE}.")
        private String host;

        @Option(names = "--port", defaultValue = "7077", description = "Port: ${DEFAULT-VALUE}.")
        private int port;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            say(spec, "the master is at spark://" + host + ":" + port + " until Ctrl-C");
            Master.main(new String[] {"--host", host, "--port", Integer.toString(port), "--webui-port", "0"});
            return 0;
        }
    }

    /// `theseus spark worker MASTER`.
    @Command(
            name = "worker",
            mixinStandardHelpOptions = true,
            description = "Run one of Spark's standalone workers until it is stopped.")
    static final class WorkerCommand implements Callable<Integer> {
        @Parameters(paramLabel = "MASTER", description = "For example spark://127.0.0.1:7077.")
        private String master;

        @Option(names = "--host", defaultValue = "127.0.0.1", description = "Own address: ${DEFAULT-VALUE}.")
        private String host;

        @Option(names = "--cores", description = "Runs at the same time: one per core.")
        private Integer cores;

        @Option(names = "--memory", defaultValue = "2g", description = "For all runs: ${DEFAULT-VALUE}.")
        private String memory;

        @Option(
                names = "--dir",
                paramLabel = "DIR",
                defaultValue = "runs/spark",
                description = "Where executors leave their logs: ${DEFAULT-VALUE}.")
        private Path directory;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            if (!master.startsWith("spark://"))
                throw new ParameterException(
                        spec.commandLine(), "MASTER " + master + "; expected for example spark://127.0.0.1:7077");
            int number = cores == null ? Runtime.getRuntime().availableProcessors() : cores;
            say(spec, "a worker for " + master + ", " + number + " runs at a time, until Ctrl-C");
            Worker.main(new String[] {
                "--host",
                host,
                "--cores",
                Integer.toString(number),
                "--memory",
                memory,
                "--webui-port",
                "0",
                "--work-dir",
                directory.toAbsolutePath().toString(),
                master
            });
            return 0;
        }
    }

    static void say(CommandSpec spec, String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
