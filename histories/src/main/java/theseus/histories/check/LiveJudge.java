package theseus.histories.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import theseus.histories.Event;
import theseus.histories.OperationEvent;
import theseus.histories.Pairing;

/// Judges registers while their history is still being recorded, by zones as they grow: a violation is told as soon as
/// an answer
/// makes it certain.
///
/// Memory is bounded by the number of open operations, keys, and writes of unknown outcome. Values that are written
/// twice, nil
/// among them, are left out; a compare-and-set counts as a write. So a violation is definite always; that there is none
/// is definite
/// only if nothing was left out, else the whole history has to be judged afterwards.
///
/// As for the judge of whole histories, only what was promised to be linearizable is held to that: another read counts
/// for nothing, another write for one whose end is unknown.
public final class LiveJudge {
    private final Object start;
    private final Expectations expectations;
    private final Map<String, LiveKey> keys = new LinkedHashMap<>();
    private final Pairing pairing = new Pairing();
    private final Map<Integer, OperationEvent> open = new LinkedHashMap<>();
    private Finding first;
    private boolean leftOut;

    /// A judge of registers that start with `start`.
    public LiveJudge(Object start, Expectations expectations) {
        this.start = start;
        this.expectations = expectations;
    }

    /// Takes the next line of the history; the violation that it completes, if it is the first.
    ///
    /// @throws theseus.histories.InconsistentHistory when it cannot follow those before it
    /// @throws IllegalArgumentException when it is no operation on a register
    public Optional<Finding> take(Event event) {
        if (!(event instanceof OperationEvent operation) || first != null) return Optional.empty();
        pairing.accept(operation);
        if (operation.type() == OperationEvent.Type.INVOKE) {
            open.put(operation.process(), operation);
            key(operation).begin(operation);
            return Optional.empty();
        }
        OperationEvent begun = open.remove(operation.process());
        first = key(begun).end(begun, promised(operation) ? operation : unpromised(operation));
        return Optional.ofNullable(first);
    }

    private boolean promised(OperationEvent end) {
        String level = end.provenance() == null ? null : end.provenance().level();
        return expectations.ofLevel(level) == Promise.LINEARIZABLE;
    }

    private static OperationEvent unpromised(OperationEvent end) {
        return new OperationEvent(
                end.index(),
                OperationEvent.Type.INFO,
                end.process(),
                end.f(),
                end.key(),
                end.value(),
                end.time(),
                "promised no order",
                end.provenance());
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
