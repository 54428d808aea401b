package theseus.harness.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Notices Ctrl-C, and holds the process until the run has put its world away.
final class Watch implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile boolean stopped;

    Watch() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean stopped() {
        return stopped;
    }

    @Override
    public void close() {
        closed.countDown();
        if (!stopped) Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void stop() {
        stopped = true;
        try {
            closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
