package theseus.histories.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.CasRegister;

/// The operations that failed, for a sentence about a value that only one of them wrote. Sorted out when first asked
/// for.
final class Failures {
    private final List<Operation> operations;
    private Map<String, Map<String, Operation>> writes;

    Failures(List<Operation> operations) {
        this.operations = operations;
    }

    /// A failed operation that would have written the value.
    synchronized Optional<Operation> writing(String key, Object value) {
        if (writes == null) sortOut();
        Map<String, Operation> own = writes.get(Objects.toString(key));
        return own == null ? Optional.empty() : Optional.ofNullable(own.get(Objects.toString(value)));
    }

    private void sortOut() {
        writes = new TreeMap<>();
        for (Operation operation : operations) {
            if (!(operation.outcome() instanceof Outcome.Failed) || operation.argument() == null) continue;
            Object written =
                    operation.f().equals("cas") ? CasRegister.replacement(operation.argument()) : operation.argument();
            writes.computeIfAbsent(Objects.toString(operation.key()), key -> new TreeMap<>())
                    .putIfAbsent(Objects.toString(written), operation);
        }
    }
}
