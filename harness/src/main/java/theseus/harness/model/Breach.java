package theseus.harness.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What must never be. I-numbers are those of the protocol's invariants.
public enum Breach {
    /// A read returned a version below one that was complete before it began.
    STALE_READ("linearizability"),
    /// A read returned, or one that begins now could return, a value below a delete that is complete.
    RESURRECTION("linearizability"),
    /// A write was given a version below one that was complete before it began.
    WRITE_BELOW("linearizability"),
    /// A read that begins now could be answered without a version that was acknowledged or returned.
    LOST("I1"),
    /// The cutover began although the joiner does not dominate the snapshots of a majority.
    UNPROVEN_CUTOVER("I6"),
    /// The new ring alone was published although a majority is not fenced.
    UNFENCED_CLEANUP("I7"),
    /// A node that is not an owner, and will not clean up any more, holds the key.
    LEFT_OVER("I9"),
    /// The joiner took a record of a session that is not open.
    CLOSED_SESSION("I10");

    private final String label;

    Breach(String label) {
        this.label = label;
    }

    /// How the catalogue of defects names it, and what it is: `I1 (lost)`.
    public String words() {
        return label + " (" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
    }

    int bit() {
        return 1 << ordinal();
    }

    static Set<Breach> of(int bits) {
        Set<Breach> breaches = EnumSet.noneOf(Breach.class);
        for (Breach breach : values()) if ((bits & breach.bit()) != 0) breaches.add(breach);
        return breaches;
    }
}
