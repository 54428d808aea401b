package theseus.node.log;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import theseus.node.environment.Disk;

/// What a node must not forget, in the order in which it happened.
///
/// The log is one file, a *generation*. Compaction begins the next one with a snapshot of the live state; the file
/// before it is deleted only when that snapshot is durable, and a snapshot that was cut short is thrown away at the
/// start. Used from the node's one thread.
public final class CommitLog {
    private final Disk disk;
    private final long compactAtBytes;
    private final GroupCommit commit;
    private final Frame frame = new Frame();
    private final ByteSink sink = new ByteSink();
    private final List<String> obsolete = new ArrayList<>();
    private long number;
    private String file;
    private long fileBytes;
    private long snapshotBytes;
    private long syncedBytes;

    /// @param compactAtBytes size below which no garbage is looked for
    /// @param onFailure told once, when the disk cannot keep what it is given; nothing is acknowledged after that
    public CommitLog(Disk disk, long compactAtBytes, Consumer<String> onFailure) {
        this.disk = disk;
        this.compactAtBytes = compactAtBytes;
        this.commit = new GroupCommit(this::sync, onFailure);
    }

    /// Gives out all that was logged, oldest first; once, before anything else. A torn tail is cut off. What was read
    /// may so far live in the machine's memory alone: it is durable when `whenDurable(end(), ...)` says so.
    ///
    /// @throws LogDamaged if something that had been synced is not as it was written
    public void replay(Consumer<Entry> each) {
        List<String> files =
                disk.files().stream().filter(Generation::isOne).sorted().toList();
        for (int i = files.size() - 1; i >= 0 && file == null; i--) {
            Generation generation = new Generation(files.get(i), disk.read(files.get(i)));
            if (generation.complete()) takeUp(generation, files.subList(0, i), each);
            else discard(generation, i == 0);
        }
    }

    /// Logs the entry and returns its position. A sync is on its way.
    public long append(Entry entry) {
        if (commit.failed()) return commit.end() + 1;
        if (file == null) begin(1, List.of());
        write(entry);
        return commit.appended();
    }

    /// The position of the latest entry.
    public long end() {
        return commit.end();
    }

    /// Whether everything up to the position has been synced.
    public boolean durable(long position) {
        return commit.durable(position);
    }

    /// Runs `then` once everything up to the position is durable: at once, or after the sync, in the order of the
    /// calls; never where the disk has failed.
    public void whenDurable(long position, Runnable then) {
        commit.whenDurable(position, then);
    }

    /// Begins a new generation if the file is larger than `compactAtBytes` and has doubled since its snapshot, so
    /// that garbage may outweigh what is live. Cheap where there is nothing to do.
    ///
    /// @param live entries that give the whole state as it is now
    public void compactIfWorth(Supplier<List<Entry>> live) {
        if (fileBytes <= compactAtBytes || fileBytes < 2 * snapshotBytes) return;
        if (!obsolete.isEmpty() || commit.failed()) return;
        obsolete.add(file);
        begin(number + 1, live.get());
        deleteObsoleteWhenDurable(commit.appended());
    }

    private void takeUp(Generation generation, List<String> older, Consumer<Entry> each) {
        file = generation.file();
        number = Generation.numberOf(file);
        fileBytes = generation.soundBytes();
        if (generation.torn()) disk.truncate(file, fileBytes);
        generation.replay(each);
        obsolete.addAll(older);
        deleteObsoleteWhenDurable(commit.appended());
    }

    private void discard(Generation generation, boolean oldest) {
        if (oldest && Generation.numberOf(generation.file()) > 1)
            throw new LogDamaged(
                    generation.file(),
                    generation.soundBytes(),
                    "an unfinished snapshot",
                    "the file of the generation before it beside it");
        disk.delete(generation.file());
    }

    private void begin(long next, List<Entry> snapshot) {
        number = next;
        file = Generation.fileOf(next);
        fileBytes = 0;
        syncedBytes = 0;
        frame.open(sink);
        Generation.header(sink, snapshot.size());
        push();
        for (Entry entry : snapshot) write(entry);
        snapshotBytes = fileBytes;
    }

    private void write(Entry entry) {
        frame.open(sink);
        sink.varint(syncedBytes);
        EntryCodec.write(entry, sink);
        push();
    }

    private void push() {
        frame.seal(sink);
        disk.append(file, sink.bytes(), 0, sink.length());
        fileBytes += sink.length();
    }

    private void sync(Disk.Synced then) {
        String synced = file;
        long bytes = fileBytes;
        disk.sync(synced, new Disk.Synced() {
            @Override
            public void durable() {
                if (synced.equals(file)) syncedBytes = bytes;
                then.durable();
            }

            @Override
            public void failed(String why) {
                then.failed(why);
            }
        });
    }

    private void deleteObsoleteWhenDurable(long position) {
        commit.whenDurable(position, () -> {
            obsolete.forEach(disk::delete);
            obsolete.clear();
        });
    }
}
