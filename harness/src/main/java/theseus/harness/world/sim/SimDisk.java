package theseus.harness.world.sim;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import theseus.nemesis.Remains;
import theseus.node.environment.Disk;

/// A machine's disk. It outlives the node's process; a crash loses what no sync had made durable, but for a part of it
/// that is cut at any byte.
final class SimDisk implements Disk {
    /// A record's frame alone is so long.
    private static final int RECORD_BYTES_MIN = 9;

    private static final long DRAG_NANOS = 30_000_000;

    private final Schedule schedule;
    private final SimOptions.Disks options;
    private final Choices choices;
    private final Choice latency;
    private final TreeMap<String, File> files = new TreeMap<>();
    private final Machine machine;
    private long lastSync;
    private long slowNanos;
    private long dragNanos;
    private boolean full;
    private String spoiltFile;
    private int spoiltByte;
    private int spoiltBit;

    SimDisk(Machine machine, Schedule schedule, SimOptions.Disks options, Choices choices) {
        this.machine = machine;
        this.schedule = schedule;
        this.options = options;
        this.choices = choices;
        latency = new Named(machine + " sync", options.syncMinMicros(), this::latencyMicros);
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String file) {
        File found = files.get(file);
        return found == null ? new byte[0] : Arrays.copyOf(found.bytes, found.length);
    }

    @Override
    public void append(String file, byte[] bytes, int offset, int length) {
        named(file).append(bytes, offset, length);
    }

    @Override
    public void sync(String file, Synced then) {
        long end = Math.max(lastSync, schedule.nanos() + slowNanos + dragNanos + 1000 * choices.make(latency));
        lastSync = end;
        File synced = named(file);
        if (full) schedule.after(end - schedule.nanos(), new SyncFails(machine, then));
        else schedule.after(end - schedule.nanos(), new SyncEnds(machine, synced, synced.length, then));
    }

    @Override
    public void truncate(String file, long length) {
        File found = named(file);
        found.length = (int) Math.min(found.length, length);
        found.durable = Math.min(found.durable, found.length);
        found.synced = Math.min(found.synced, found.length);
    }

    @Override
    public void delete(String file) {
        files.remove(file);
    }

    /// The power of the process is cut: of each file, what was durable stays, and some of the rest.
    void crash() {
        lastSync = 0;
        files.entrySet().removeIf(entry -> !survives(entry.getKey(), entry.getValue()));
    }

    /// The process ends in good order: what was written is written back.
    void settle() {
        lastSync = 0;
        for (File file : files.values()) file.durable = file.length;
    }

    /// The power fails.
    void losePower(Remains remains) {
        lastSync = 0;
        for (File file : files.values()) {
            file.length = file.durable + remaining(remains, file.length - file.durable);
            file.durable = file.length;
        }
        files.values().removeIf(file -> file.length == 0);
    }

    /// A record takes more bytes than are cut off here.
    private int remaining(Remains remains, int unsynced) {
        return switch (remains) {
            case NOTHING -> 0;
            case TORN -> {
                long cut = choices.make(
                        new Named(machine + " tears off", 1, chance -> chance.between(1, RECORD_BYTES_MIN - 1)));
                yield (int) Math.max(0, unsynced - cut);
            }
        };
    }

    /// How many bytes no sync has made durable yet.
    int unsyncedBytes() {
        return files.values().stream()
                .mapToInt(file -> file.length - file.durable)
                .sum();
    }

    boolean isFull() {
        return full;
    }

    /// Takes no more bytes, or does so again.
    void fill(boolean noRoom) {
        full = noRoom;
    }

    /// Makes each sync take so much longer.
    void slow(long millis) {
        slowNanos = millis * 1_000_000;
    }

    /// Makes each sync drag on, or no longer.
    void drag(boolean on) {
        dragNanos = on ? DRAG_NANOS : 0;
    }

    /// Flips a bit of what was synced, and says where; null where there is not exactly one file, so that it may not
    /// matter.
    String flipBit() {
        if (files.size() != 1 || files.firstEntry().getValue().synced == 0) return null;
        File file = files.firstEntry().getValue();
        spoiltFile = files.firstKey();
        long bits = 8L * file.synced;
        // A choice written down may be of a longer file: when the run is shrunk, less is written.
        long bit = choices.make(new Named(machine + " flips bit", 0, chance -> chance.below(bits))) % bits;
        spoiltByte = (int) (bit / 8);
        spoiltBit = 1 << bit % 8;
        file.bytes[spoiltByte] ^= (byte) spoiltBit;
        return "bit %d of byte %d of %s".formatted(bit % 8, spoiltByte, spoiltFile);
    }

    /// Whether a bit is flipped.
    boolean isSpoilt() {
        return spoiltFile != null;
    }

    /// Puts it right.
    void flipBack() {
        if (spoiltFile == null) return;
        files.get(spoiltFile).bytes[spoiltByte] ^= (byte) spoiltBit;
        spoiltFile = null;
    }

    private boolean survives(String name, File file) {
        long unsynced = file.length - file.durable;
        long kept =
                choices.make(new Named(machine + " crash keeps of " + name, 0, chance -> chance.below(unsynced + 1)));
        file.length = file.durable + (int) Math.min(kept, unsynced);
        file.durable = file.length;
        return file.length > 0
                || choices.make(new Named(machine + " crash forgets " + name, 0, chance -> chance.below(2))) == 0;
    }

    private File named(String name) {
        File found = files.get(name);
        if (found != null) return found;
        File made = new File();
        files.put(name, made);
        return made;
    }

    private long latencyMicros(Chance chance) {
        long micros = chance.between(options.syncMinMicros(), options.syncMaxMicros());
        if (chance.perMillion(options.slowPerMillion())) micros += chance.below(options.slowMaxMicros() + 1);
        return micros;
    }

    private static final class File {
        private byte[] bytes = new byte[256];
        private int length;
        private int durable;
        /// What a sync was acknowledged for; what a crash left beside it is durable too, but nobody was told.
        private int synced;

        void append(byte[] more, int offset, int count) {
            if (length + count > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
            System.arraycopy(more, offset, bytes, length, count);
            length += count;
        }
    }

    private static final class SyncFails extends Event {
        private final Synced then;

        SyncFails(Machine machine, Synced then) {
            super(machine, machine.life());
            this.then = then;
        }

        @Override
        void happen() {
            then.failed("No space left on device");
        }
    }

    private static final class SyncEnds extends Event {
        private final File file;
        private final int upTo;
        private final Synced then;

        SyncEnds(Machine machine, File file, int upTo, Synced then) {
            super(machine, machine.life());
            this.file = file;
            this.upTo = upTo;
            this.then = then;
        }

        @Override
        void happen() {
            file.durable = Math.max(file.durable, Math.min(upTo, file.length));
            file.synced = file.durable;
            then.durable();
        }
    }
}
