package theseus.harness.world.sim;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.topology.Topology;

/// Sees what happens inside all nodes: counts the guards, passes on topologies, and has the invariants judged.
final class Witness {
    private static final Guard[] GUARDS = Guard.values();

    private final long[] guards = new long[GUARDS.length];
    private final Branches branches = new Branches();
    private final Invariants invariants;
    private final Breaches breaches;
    private final Schedule schedule;
    private final Trace trace;
    private Consumer<Topology> onDecision = _ -> {};

    /// @param trace is told of everything that is seen; null for nobody
    Witness(Invariants invariants, Breaches breaches, Schedule schedule, Trace trace) {
        this.schedule = schedule;
        this.trace = trace;
        this.invariants = invariants;
        this.breaches = breaches;
    }

    /// Who is told of each topology that was decided, in the middle of the event: it must only take note.
    void onDecision(Consumer<Topology> listener) {
        onDecision = listener;
    }

    void saw(Machine machine, Observation observation) {
        if (trace != null)
            trace.observed(
                    schedule.nanos(),
                    machine.name(),
                    observation,
                    machine.clock().aheadMicros());
        if (observation instanceof Observation.GuardFired(Guard guard)) {
            guards[guard.ordinal()]++;
            return;
        }
        invariants.saw(machine, observation);
        branches.saw(machine, observation);
        if (observation instanceof Observation.TopologyDecided(Topology topology)) onDecision.accept(topology);
    }

    void started(Machine machine) {
        invariants.started(machine);
    }

    void failed(Machine machine, Throwable failure) {
        breaches.nodeFailed(machine, failure);
    }

    /// How often each guard fired and each branch was gone in all lives of all nodes; those that never did are there
    /// with 0.
    SortedMap<String, Long> guards() {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (Guard guard : GUARDS) counts.put(guard.name(), guards[guard.ordinal()]);
        branches.addTo(counts);
        return counts;
    }
}
