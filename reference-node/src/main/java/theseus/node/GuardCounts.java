package theseus.node;

import java.util.Collections;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;
import theseus.node.topology.Refusals;

/// Counts the guards that fire, and passes everything on.
final class GuardCounts implements Observer {
    private final Observer next;
    private final EnumMap<Guard, Long> counts = new EnumMap<>(Guard.class);

    GuardCounts(Observer next) {
        this.next = next;
    }

    SortedMap<Guard, Long> counts() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /// What was refused, by kind.
    Refusals refusals() {
        return new Refusals(
                of(Guard.STALE_EPOCH_REFUSED) + of(Guard.STALE_AT_ACKNOWLEDGEMENT),
                of(Guard.NOT_OWNER_REFUSED),
                of(Guard.TOO_OLD_REFUSED),
                of(Guard.CLOSED_SESSION_REFUSED));
    }

    private long of(Guard guard) {
        return counts.getOrDefault(guard, 0L);
    }

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.GuardFired fired) counts.merge(fired.guard(), 1L, Long::sum);
        next.saw(observation);
    }
}
