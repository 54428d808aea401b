package theseus.node.metadata;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import theseus.node.environment.Disk;

/// A disk in memory whose syncs take their time, or for ever, and whose crash loses what was not synced.
final class SlowDisk implements Disk {
    private static final long SYNC_NANOS = 2_000_000;

    private final VirtualTime time;
    private final TreeMap<String, ByteArrayOutputStream> files = new TreeMap<>();
    private final TreeMap<String, Integer> synced = new TreeMap<>();
    private int lives;
    boolean stuck;

    SlowDisk(VirtualTime time) {
        this.time = time;
    }

    void crash() {
        lives++;
        for (String file : List.copyOf(files.keySet())) truncate(file, synced.getOrDefault(file, 0));
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String file) {
        return files.containsKey(file) ? files.get(file).toByteArray() : new byte[0];
    }

    @Override
    public void append(String file, byte[] bytes, int offset, int length) {
        files.computeIfAbsent(file, _ -> new ByteArrayOutputStream()).write(bytes, offset, length);
    }

    @Override
    public void sync(String file, Synced then) {
        int length = read(file).length;
        int life = lives;
        BooleanSupplier alive = () -> life == lives;
        time.after(SYNC_NANOS, () -> {
            if (!alive.getAsBoolean() || stuck) return;
            synced.merge(file, length, Math::max);
            then.durable();
        });
    }

    @Override
    public void truncate(String file, long length) {
        byte[] kept = Arrays.copyOf(read(file), (int) length);
        files.remove(file);
        append(file, kept, 0, kept.length);
    }

    @Override
    public void delete(String file) {
        files.remove(file);
        synced.remove(file);
    }
}
