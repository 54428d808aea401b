package theseus.histories;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Everything that happened in one run, in the order in which it was recorded.
public final class History {
    private final List<Event> events;
    private final List<Operation> operations;
    private final List<FaultEvent> faults;
    private final List<PhaseEvent> phases;

    private History(List<Event> events, List<Operation> operations, List<FaultEvent> faults, List<PhaseEvent> phases) {
        this.events = events;
        this.operations = operations;
        this.faults = faults;
        this.phases = phases;
    }

    /// A history of these events.
    ///
    /// @throws InconsistentHistory when a completion has no invocation or a process has two operations open
    public static History of(Collection<? extends Event> events) {
        var builder = new Builder();
        events.forEach(builder::add);
        return builder.build();
    }

    /// Every event, in recorded order.
    public List<Event> events() {
        return events;
    }

    /// The client operations, in order of invocation; one that never completed is Unknown(null).
    public List<Operation> operations() {
        return operations;
    }

    /// The steps of all faults, in recorded order.
    public List<FaultEvent> faults() {
        return faults;
    }

    /// The phases that the migration entered, in recorded order.
    public List<PhaseEvent> phases() {
        return phases;
    }

    /// Grows a history event by event.
    public static final class Builder {
        private final List<Event> events = new ArrayList<>();
        private final List<Operation> operations = new ArrayList<>();
        private final List<FaultEvent> faults = new ArrayList<>();
        private final List<PhaseEvent> phases = new ArrayList<>();
        private final Pairing pairing = new Pairing();

        /// Takes the next event.
        ///
        /// @throws InconsistentHistory when it cannot follow those before it
        public void add(Event event) {
            events.add(event);
            switch (event) {
                case OperationEvent operation -> addOperation(operation);
                case FaultEvent fault -> faults.add(fault);
                case PhaseEvent phase -> phases.add(phase);
            }
        }

        /// The history of what was added so far; the builder may go on.
        public History build() {
            List<Operation> all = new ArrayList<>(operations);
            all.addAll(pairing.open());
            all.sort(Comparator.comparingLong(Operation::invoked));
            return new History(List.copyOf(events), List.copyOf(all), List.copyOf(faults), List.copyOf(phases));
        }

        private void addOperation(OperationEvent event) {
            Operation completed = pairing.accept(event);
            if (completed != null) operations.add(completed);
        }
    }
}
