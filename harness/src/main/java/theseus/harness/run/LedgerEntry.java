package theseus.harness.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.nemesis.Fault;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.plan.Strike;

/// The life of one planned fault: applied, proven or not, healed.
public final class LedgerEntry {
    private final Strike strike;
    private final SortedSet<String> phases = new TreeSet<>();
    private Fault fault;
    private List<String> nodes = List.of();
    private Effect effect;
    private String notHealed;
    private long appliedNanos = -1;
    private long healedNanos = -1;

    LedgerEntry(Strike strike) {
        this.strike = strike;
    }

    void applied(Fault aimed, List<String> hit, long nanos) {
        fault = aimed;
        nodes = List.copyOf(new ArrayList<>(hit));
        appliedNanos = nanos;
    }

    void took(Effect seen) {
        effect = seen;
    }

    void healed(Effect seen, long nanos) {
        healedNanos = nanos;
        if (seen instanceof Effect.Ineffective(String why)) notHealed = why;
    }

    /// It was in effect while the migration was in this phase.
    void during(String phase) {
        if (proven() && healedNanos < 0) phases.add(phase);
    }

    public Strike strike() {
        return strike;
    }

    /// What it was in the end; null when it never struck.
    public Fault fault() {
        return fault;
    }

    /// Whom it hit.
    public List<String> nodes() {
        return nodes;
    }

    /// The phases in which it was in effect.
    public SortedSet<String> phases() {
        return Collections.unmodifiableSortedSet(phases);
    }

    public boolean applied() {
        return appliedNanos >= 0;
    }

    public boolean proven() {
        return effect instanceof Effect.Proven;
    }

    /// Why it does not count although the lever was pulled; null when it does.
    public String ineffective() {
        return effect instanceof Effect.Ineffective(String why) ? why : notHealed;
    }

    /// Why this world cannot do it; null when it can.
    public String impossible() {
        return effect instanceof Effect.Impossible(String why) ? why : null;
    }

    /// Whether it was in effect at some time between the two, as far as anybody can know.
    public boolean overlaps(long fromNanos, long toNanos) {
        return appliedNanos >= 0 && appliedNanos <= toNanos && (healedNanos < 0 || healedNanos >= fromNanos);
    }

    public boolean over() {
        return appliedNanos < 0 || healedNanos >= 0;
    }
}
