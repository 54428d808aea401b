package theseus.histories.check.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import theseus.histories.Operation;

/// One key's operations, each read traced to the write that it saw: by version where answers carry them, else by a
/// value that
/// was written once.
///
/// Nil is written by every delete alike; a read of it is traced by version, or to the beginning where nothing else
/// wrote nil.
final class KeyTrace {
    /// A read of something that nobody may have seen.
    ///
    /// @param read the read
    /// @param refused the write of that value that did not take place; null if nobody tried
    /// @param later the write of that value, begun after the read had ended; null if none
    record Dirty(Operation read, Operation refused, Operation later) {}

    /// One version with two values.
    record Split(Operation write, Operation read) {}

    final Written beginning;
    /// By start.
    final List<Written> writes = new ArrayList<>();
    /// By start of the read.
    final List<Seen> seen = new ArrayList<>();

    final List<Dirty> dirty = new ArrayList<>();
    final List<Split> split = new ArrayList<>();
    final boolean nilIsWritten;

    private final Map<String, Written> byVersion = new HashMap<>();
    private final Map<Object, Written> byValue = new HashMap<>();
    private final Map<Object, Operation> refused = new HashMap<>();
    private final Predicate<Operation> counts;

    /// @param operations those of one key, in order of invocation
    /// @param initial the value before anything was written
    /// @param counts the operations whose end proves anything: a read that does not count is left out, a write that
    ///     does not may have taken effect at any time or never
    KeyTrace(List<Operation> operations, Object initial, Predicate<Operation> counts) {
        this.counts = counts;
        this.beginning = Written.initially(initial);
        if (initial != null) byValue.put(initial, beginning);
        boolean nil = false;
        for (Operation operation : operations) {
            if (!Kind.of(operation).writes() || Kind.changesNothing(operation)) continue;
            if (Kind.refused(operation)) refused.putIfAbsent(Kind.written(operation), operation);
            else nil |= addWrite(operation) == null;
        }
        nilIsWritten = nil;
        writes.sort(Comparator.comparingLong(w -> w.start));
        for (Operation operation : operations) if (reads(operation)) trace(operation);
        seen.sort(Comparator.comparingLong(s -> s.read().start()));
    }

    /// The value written.
    private Object addWrite(Operation operation) {
        Written written = Written.of(operation, counts.test(operation));
        writes.add(written);
        String version = Kind.version(operation);
        if (version != null) byVersion.put(version, written);
        if (written.value == null) return null;
        if (byValue.containsKey(written.value)) byValue.put(written.value, null);
        else byValue.put(written.value, written);
        return written.value;
    }

    private boolean reads(Operation operation) {
        Kind kind = Kind.of(operation);
        return (kind == Kind.READ || kind == Kind.SWAP) && Kind.took(operation) && counts.test(operation);
    }

    private void trace(Operation read) {
        Object value = Kind.seen(read);
        Written source = byVersion(read, value);
        if (source == null && isNobodys(value)) {
            dirty.add(new Dirty(read, refused.get(value), null));
            return;
        }
        if (source == null) source = byValue(value);
        if (source != null && source.by != null && read.finish() < source.start) {
            dirty.add(new Dirty(read, null, source.by));
            return;
        }
        if (source != null) source.seenBy(read);
        seen.add(new Seen(read, source));
    }

    private Written byVersion(Operation read, Object value) {
        String version = Kind.of(read) == Kind.READ ? Kind.version(read) : null;
        Written source = version == null ? null : byVersion.get(version);
        if (source == null || Objects.equals(source.value, value)) return source;
        split.add(new Split(source.by, read));
        return null;
    }

    private boolean isNobodys(Object value) {
        return value == null ? beginning.value != null && !nilIsWritten : !byValue.containsKey(value);
    }

    private Written byValue(Object value) {
        if (value != null) return byValue.get(value);
        return nilIsWritten ? null : beginning;
    }
}
