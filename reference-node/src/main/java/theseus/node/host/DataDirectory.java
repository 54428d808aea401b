package theseus.node.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import theseus.node.ring.NodeId;

/// The directory that a node calls its own: locked while it runs, and marked with the node's name and its cluster's, so
/// that another node never starts on it.
final class DataDirectory implements AutoCloseable {
    private static final String OWNER = "owner";
    private static final String LOCK = "lock";
    private static final String LOG = "log";

    private final Path directory;
    private final FileChannel lock;

    private DataDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /// Takes the directory, which is made where there is none.
    static DataDirectory take(Path directory, String cluster, NodeId node) throws WrongOptions {
        try {
            Files.createDirectories(directory.resolve(LOG));
            DataDirectory taken = new DataDirectory(directory, lock(directory));
            taken.claim("node " + node + " of cluster " + cluster + "\n");
            return taken;
        } catch (IOException e) {
            throw new WrongOptions("data directory " + directory + " cannot be written: " + reason(e)
                    + "; expected a directory that this user may write");
        }
    }

    /// Where the commit log's files are.
    Path log() {
        return directory.resolve(LOG);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }

    private static FileChannel lock(Path directory) throws IOException, WrongOptions {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another node in this process has it.
        }
        if (lock != null) return channel;
        channel.close();
        throw new WrongOptions("data directory " + directory + " is in use by a running node");
    }

    private void claim(String owner) throws IOException, WrongOptions {
        Path file = directory.resolve(OWNER);
        if (Files.exists(file)) {
            String found = Files.readString(file);
            if (found.equals(owner)) return;
            close();
            throw new WrongOptions(
                    "data directory " + directory + " belongs to " + found.strip() + "; expected " + owner.strip());
        }
        Path draft = directory.resolve(OWNER + ".new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }
}
