package theseus.nemesis.network;

import java.util.List;
import java.util.Locale;
import theseus.nemesis.Grudge;

/// Which links between a target and others are meant.
public enum Direction {
    /// What the target is sent.
    INTO,
    /// What the target sends.
    OUT_OF,
    BOTH;

    /// The name in plans.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The links.
    public Grudge links(List<String> targets, List<String> others) {
        return switch (this) {
            case INTO -> Cuts.deaf(targets, others);
            case OUT_OF -> Cuts.deaf(others, targets);
            case BOTH -> Cuts.between(targets, others);
        };
    }
}
