package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// One small lie about a history, such as a defect of the system under test would tell.
public enum Corruption {
    /// A read returns what another read of the key returned.
    VALUE_SWAPPED,
    /// A read returns what an earlier read of the key returned that was over before it began.
    READ_STALE,
    /// An acknowledged write is not in the history any more.
    WRITE_DROPPED,
    /// A write's acknowledgement comes right after its invocation.
    ACKNOWLEDGEMENT_MOVED;

    /// One key's history with this lie in it; empty if there is no place for it.
    public Optional<List<Operation>> in(List<Operation> operations, SplittableRandom random) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) if (concerns(operations.get(i))) places.add(i);
        if (places.isEmpty()) return Optional.empty();
        int place = places.get(random.nextInt(places.size()));
        Operation victim = operations.get(place);
        List<Operation> corrupted = new ArrayList<>(operations);
        switch (this) {
            case VALUE_SWAPPED, READ_STALE -> {
                List<Operation> others = operations.stream()
                        .filter(other -> lends(other, victim))
                        .toList();
                if (others.isEmpty()) return Optional.empty();
                corrupted.set(place, returning(victim, value(others.get(random.nextInt(others.size())))));
            }
            case WRITE_DROPPED -> corrupted.remove(place);
            case ACKNOWLEDGEMENT_MOVED -> corrupted.set(place, finishing(victim, victim.start()));
        }
        return Optional.of(corrupted);
    }

    private boolean concerns(Operation operation) {
        boolean read = Names.observes(operation);
        return operation.outcome() instanceof Outcome.Ok
                && (this == VALUE_SWAPPED || this == READ_STALE ? read : !read && !refused(operation));
    }

    private static boolean refused(Operation operation) {
        return Boolean.FALSE.equals(value(operation));
    }

    private boolean lends(Operation other, Operation victim) {
        return Names.observes(other)
                && other.outcome() instanceof Outcome.Ok
                && !Objects.equals(value(other), value(victim))
                && (this == VALUE_SWAPPED || other.finish() < victim.start());
    }

    private static Object value(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value) ? value : null;
    }

    private static Operation returning(Operation read, Object value) {
        return changed(read, new Outcome.Ok(value), read.finish());
    }

    private static Operation finishing(Operation write, long time) {
        return changed(write, write.outcome(), time);
    }

    private static Operation changed(Operation operation, Outcome outcome, long finish) {
        return new Operation(
                operation.invoked(),
                operation.completed(),
                operation.process(),
                operation.f(),
                operation.key(),
                operation.argument(),
                outcome,
                operation.start(),
                finish,
                operation.provenance());
    }
}
