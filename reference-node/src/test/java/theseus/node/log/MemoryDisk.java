package theseus.node.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import theseus.node.environment.Disk;

/// A disk in memory for the log's own tests: syncs end when the test says so, and a crash keeps what was synced and as
/// much of the rest as the test likes.
final class MemoryDisk implements Disk {
    private final TreeMap<String, Content> files = new TreeMap<>();
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private int operationsLeft = Integer.MAX_VALUE;

    /// Thrown in place of the operation before which the machine dies.
    static final class PowerLost extends RuntimeException {}

    private static final class Content {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int synced;
    }

    private record Pending(Content content, int length, Synced then) {}

    /// The machine dies before the operation after the next `count` ones.
    void dieAfter(int count) {
        operationsLeft = count;
    }

    /// Ends all syncs that were asked for, and those that follow from them.
    void finishSyncs() {
        while (!pending.isEmpty()) finishOneSync();
    }

    void finishOneSync() {
        operate();
        Pending one = pending.poll();
        one.content.synced = Math.max(one.content.synced, one.length);
        one.then.durable();
    }

    void failSyncs(String why) {
        while (!pending.isEmpty()) pending.poll().then.failed(why);
    }

    int syncsAskedFor() {
        return pending.size();
    }

    /// How many bytes of the file a crash may take.
    int unsynced(String file) {
        Content content = files.get(file);
        return content.bytes.size() - content.synced;
    }

    /// The disk after a crash.
    ///
    /// @param kept how many unsynced bytes of a file survive, given how many there are
    MemoryDisk afterCrash(IntUnaryOperator kept) {
        MemoryDisk survivor = new MemoryDisk();
        files.forEach((name, content) -> {
            int length = content.synced + kept.applyAsInt(content.bytes.size() - content.synced);
            survivor.write(name, Arrays.copyOf(content.bytes.toByteArray(), length));
        });
        return survivor;
    }

    /// Puts a file there as if it had always been.
    void write(String file, byte[] bytes) {
        Content content = new Content();
        content.bytes.writeBytes(bytes);
        content.synced = bytes.length;
        files.put(file, content);
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String file) {
        return files.containsKey(file) ? files.get(file).bytes.toByteArray() : new byte[0];
    }

    @Override
    public void append(String file, byte[] bytes, int offset, int length) {
        operate();
        files.computeIfAbsent(file, _ -> new Content()).bytes.write(bytes, offset, length);
    }

    @Override
    public void sync(String file, Synced then) {
        operate();
        Content content = files.get(file);
        pending.add(new Pending(content, content.bytes.size(), then));
    }

    @Override
    public void truncate(String file, long length) {
        operate();
        write(file, Arrays.copyOf(read(file), (int) length));
    }

    @Override
    public void delete(String file) {
        operate();
        files.remove(file);
    }

    private void operate() {
        if (operationsLeft-- == 0) throw new PowerLost();
    }
}
