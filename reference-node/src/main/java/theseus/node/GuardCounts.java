package theseus.node;

import java.util.Collections;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.environment.Observer;

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

    @Override
    public void saw(Observation observation) {
        if (observation instanceof Observation.GuardFired fired) counts.merge(fired.guard(), 1L, Long::sum);
        next.saw(observation);
    }
}
