package theseus.node.host.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import theseus.node.environment.Disk;

/// Files in a directory. What is appended stays in memory until it is synced; a thread of its own then writes and syncs
/// it, so the node never waits for the disk. (This also makes SIGKILL lose unsynced bytes, as a power loss would.)
/// After a failure of the disk no sync succeeds any more.
public final class FileDisk implements Disk {
    private final Path directory;
    private final Executor node;
    private final Failpoints failpoints;
    private final Map<String, ByteArrayOutputStream> unwritten = new HashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name("disk").daemon(true).unstarted(task));
    // Used by the worker alone.
    private final Map<String, FileChannel> channels = new HashMap<>();
    private volatile IOException failure;
    private volatile long lastSyncNanos;

    private interface Work {
        void run() throws IOException;
    }

    /// @param directory where the files are; it exists
    /// @param node where callbacks run
    public FileDisk(Path directory, Executor node, Failpoints failpoints) {
        this.directory = directory;
        this.node = node;
        this.failpoints = failpoints;
    }

    @Override
    public List<String> files() {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] read(String file) {
        try {
            Path path = directory.resolve(file);
            return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void append(String file, byte[] bytes, int offset, int length) {
        unwritten.computeIfAbsent(file, _ -> new ByteArrayOutputStream()).write(bytes, offset, length);
    }

    @Override
    public void sync(String file, Synced then) {
        ByteArrayOutputStream bytes = unwritten.remove(file);
        worker.execute(() -> {
            attempt(() -> {
                long began = System.nanoTime();
                if (failpoints.tears()) tear(file, bytes);
                failpoints.pass(Failpoint.DISK_SYNC);
                writeAndForce(file, bytes);
                lastSyncNanos = System.nanoTime() - began;
            });
            IOException why = failure;
            node.execute(why == null ? then::durable : () -> then.failed(sentence(why)));
        });
    }

    @Override
    public void truncate(String file, long length) {
        worker.execute(() -> attempt(() -> {
            FileChannel channel = channel(file);
            channel.truncate(length);
            channel.force(true);
        }));
    }

    @Override
    public void delete(String file) {
        unwritten.remove(file);
        worker.execute(() -> attempt(() -> {
            FileChannel channel = channels.remove(file);
            if (channel != null) channel.close();
            Files.deleteIfExists(directory.resolve(file));
            forceDirectory();
        }));
    }

    /// Finishes what was asked for, then closes the files.
    public void close() {
        worker.execute(() -> channels.values().forEach(FileDisk::closeQuietly));
        worker.shutdown();
        try {
            worker.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Work work) {
        if (failure != null) return;
        try {
            work.run();
        } catch (IOException e) {
            failure = e;
        }
    }

    /// How long the last sync took, from when the disk took it up; 0 before the first.
    public long lastSyncNanos() {
        return lastSyncNanos;
    }

    /// Why no sync succeeds any more; empty while the disk is sound.
    public Optional<String> trouble() {
        return Optional.ofNullable(failure).map(this::sentence);
    }

    /// A power loss in the midst of the last record: all but its last byte is on the disk.
    private void tear(String file, ByteArrayOutputStream bytes) throws IOException {
        if (bytes == null || bytes.size() == 0) return;
        ByteBuffer torn = ByteBuffer.wrap(bytes.toByteArray(), 0, bytes.size() - 1);
        FileChannel channel = channel(file);
        while (torn.hasRemaining()) channel.write(torn);
        channel.force(true);
        failpoints.pass(Failpoint.DISK_SYNC);
    }

    private void writeAndForce(String file, ByteArrayOutputStream bytes) throws IOException {
        FileChannel channel = channel(file);
        if (bytes != null) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) channel.write(buffer);
        }
        channel.force(false);
    }

    private FileChannel channel(String file) throws IOException {
        FileChannel open = channels.get(file);
        if (open != null) return open;
        Path path = directory.resolve(file);
        boolean made = !Files.exists(path);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        channels.put(file, channel);
        if (made) forceDirectory();
        return channel;
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private String sentence(IOException why) {
        return directory + ": " + (why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage());
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Everything in it was forced, or reported as failed.
        }
    }
}
