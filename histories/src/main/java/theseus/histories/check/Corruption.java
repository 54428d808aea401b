package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;

/// One small lie about a history, such as a defect of the system under test would tell.
public enum Corruption {
    /// A read returns what another read of the key returned.
    VALUE_SWAPPED("values swapped"),
    /// A read returns what the last read of the key with another answer returned that was over before it began.
    READ_STALE("reads made stale"),
    /// An acknowledged write is not in the history any more.
    WRITE_DROPPED("writes dropped"),
    /// A write's acknowledgement comes right after its invocation.
    ACKNOWLEDGEMENT_MOVED("acknowledgements moved");

    private final String words;

    Corruption(String words) {
        this.words = words;
    }

    /// What was done, as reports print it.
    public String words() {
        return words;
    }

    /// One key's history with this lie told of the operation at `place`, which it concerns; empty if there is none to
    /// tell.
    public Optional<List<Operation>> in(List<Operation> operations, int place, SplittableRandom random) {
        Operation victim = operations.get(place);
        List<Operation> corrupted = new ArrayList<>(operations);
        switch (this) {
            case VALUE_SWAPPED, READ_STALE -> {
                List<Operation> others = operations.stream()
                        .filter(other -> lends(other, victim))
                        .sorted(Comparator.comparingLong(Operation::finish))
                        .toList();
                if (others.isEmpty()) return Optional.empty();
                int lender = this == READ_STALE ? others.size() - 1 : random.nextInt(others.size());
                corrupted.set(place, returning(victim, others.get(lender)));
            }
            case WRITE_DROPPED -> corrupted.remove(place);
            case ACKNOWLEDGEMENT_MOVED -> {
                if (victim.finish() == victim.start()) return Optional.empty();
                corrupted.set(place, finishing(victim, victim.start()));
            }
        }
        return Optional.of(corrupted);
    }

    /// Whether it is a lie about such an operation.
    public boolean concerns(Operation operation) {
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

    /// The read with what the other one was told: the value, and the version of that value.
    private static Operation returning(Operation read, Operation other) {
        return changed(read, other.outcome(), read.finish(), told(read.provenance(), other.provenance()));
    }

    private static Provenance told(Provenance own, Provenance lent) {
        if (own == null || lent == null) return own;
        return new Provenance(own.node(), own.level(), lent.version(), own.replicas(), own.epoch(), own.phase());
    }

    private static Operation finishing(Operation write, long time) {
        return changed(write, write.outcome(), time, write.provenance());
    }

    private static Operation changed(Operation operation, Outcome outcome, long finish, Provenance provenance) {
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
                provenance);
    }
}
