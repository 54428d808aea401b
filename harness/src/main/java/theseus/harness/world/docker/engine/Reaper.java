package theseus.harness.world.docker.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Removes what a run has on the engine when its harness dies, however it dies: a small process beside the harness,
/// which waits for the end of its standard input and needs no image, no socket inside a container and no privilege.
///
/// The harness holds the other end and says one byte when it has cleaned up itself. Where both are killed at
/// once, the next harness's sweep does it.
public final class Reaper implements AutoCloseable {
    private static final int ALL_IS_CLEAN = 'c';
    private static final long EXIT_LIMIT_SECONDS = 5;
    private static final long HARNESS_EXIT_LIMIT_SECONDS = 60;

    private final Process process;

    private Reaper(Process process) {
        this.process = process;
    }

    /// Starts a reaper for the run; it lives until this is closed or this process dies.
    public static Reaper watchOver(String run) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                Reaper.class.getName(),
                run);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new Reaper(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("the reaper does not start", e);
        }
    }

    /// Sends the reaper home: everything has been removed already.
    @Override
    public void close() {
        try (var line = process.getOutputStream()) {
            line.write(ALL_IS_CLEAN);
        } catch (IOException alreadyGone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(EXIT_LIMIT_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ctrl-C reaches this process as well: then it still waits for the harness to end before it looks.
    public static void main(String[] args) throws IOException {
        String run = args[0];
        CountDownLatch harnessEnded = new CountDownLatch(1);
        Thread cleaning = new Thread(() -> {
            try {
                harnessEnded.await(HARNESS_EXIT_LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            new Leftovers(Engine.connect()).remove(run);
        });
        Runtime.getRuntime().addShutdownHook(cleaning);
        int last = System.in.read();
        harnessEnded.countDown();
        if (last == ALL_IS_CLEAN) Runtime.getRuntime().halt(0);
        System.exit(0);
    }
}
