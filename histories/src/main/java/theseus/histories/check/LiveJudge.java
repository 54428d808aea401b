package theseus.histories.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import theseus.histories.Event;
import theseus.histories.OperationEvent;

/// Judges registers while their history is still being recorded, by zones as they grow: a violation is told as soon as
/// an answer
/// makes it certain.
///
/// Memory is bounded by the number of open operations, keys, and writes of unknown outcome. Values that are written
/// twice, nil
/// among them, are left out; a compare-and-set counts as a write. So a violation is definite always; that there is none
/// is definite
/// only if nothing was left out, else the whole history has to be judged afterwards.
public final class LiveJudge {
    private final Object start;
    private final Map<String, LiveKey> keys = new LinkedHashMap<>();
    private final Map<Integer, OperationEvent> open = new LinkedHashMap<>();
    private Finding first;
    private boolean leftOut;

    /// A judge of registers that start with `start`.
    public LiveJudge(Object start) {
        this.start = start;
    }

    /// Takes the next line of the history; the violation that it completes, if it is the first.
    public Optional<Finding> take(Event event) {
        if (!(event instanceof OperationEvent operation) || first != null) return Optional.empty();
        if (operation.type() == OperationEvent.Type.INVOKE) {
            open.put(operation.process(), operation);
            key(operation).begin(operation);
            return Optional.empty();
        }
        OperationEvent begun = open.remove(operation.process());
        if (begun == null) throw new IllegalArgumentException("line " + operation.index() + " completes nothing");
        first = key(begun).end(begun, operation);
        return Optional.ofNullable(first);
    }

    private LiveKey key(OperationEvent operation) {
        return keys.computeIfAbsent(operation.key(), key -> new LiveKey(key, start));
    }

    /// The verdict on what has been taken so far.
    public Verdict verdict() {
        if (first != null) return new Verdict.Violation(java.util.List.of(first));
        for (LiveKey key : keys.values()) leftOut |= key.leftOut();
        return leftOut
                ? new Verdict.Undecided("nothing contradicts so far; some values were written twice or compared")
                : new Verdict.Valid();
    }

    /// How many clusters of values are held now.
    public int held() {
        return keys.values().stream().mapToInt(LiveKey::held).sum();
    }
}
