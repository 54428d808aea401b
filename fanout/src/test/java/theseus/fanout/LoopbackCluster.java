package theseus.fanout;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A standalone master and workers, each a process of its own, on the loopback.
final class LoopbackCluster implements AutoCloseable {
    private final Path directory;
    private final int port = free();
    private final List<Process> processes = new ArrayList<>();

    LoopbackCluster(Path directory) {
        this.directory = directory;
        start("master", "spark", "master", "--port", Integer.toString(port));
        await().atMost(Duration.ofMinutes(1)).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    Process worker(String name) {
        return start(
                name,
                "spark",
                "worker",
                master(),
                "--cores",
                "1",
                "--dir",
                directory.resolve(name).toString());
    }

    /// Kills a worker and whatever it has started, as if its machine were gone.
    static long kill(Process worker) {
        List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
        worker.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        return all.size();
    }

    private Process start(String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-cp",
                classPath(),
                "theseus.harness.cli.Theseus"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        // Spark looks for a distribution there; the class path comes with the application instead.
        builder.environment().put("SPARK_HOME", home().toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        try {
            Process process = builder.start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    private Path home() {
        File jars = directory.resolve("home/jars").toFile();
        if (!jars.isDirectory() && !jars.mkdirs()) throw new IllegalStateException("no directory " + jars);
        return directory.resolve("home");
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        processes.forEach(LoopbackCluster::kill);
    }
}
