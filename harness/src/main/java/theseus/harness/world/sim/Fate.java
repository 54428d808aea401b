package theseus.harness.world.sim;

/// What may become of a message.
enum Fate {
    /// It comes so late, or is lost.
    FIRST("", 0) {
        @Override
        long drawn(SimOptions.Links links, Chance chance) {
            return chance.perMillion(links.lossPerMillion()) ? LOST : extraNanos(links, chance);
        }
    },
    /// It comes a second time, so late, or it does not.
    AGAIN("again ", Fate.LOST) {
        @Override
        long drawn(SimOptions.Links links, Chance chance) {
            return chance.perMillion(links.duplicatePerMillion()) ? extraNanos(links, chance) : LOST;
        }
    },
    /// A cut link keeps it, or it is lost.
    HELD("held ", Fate.LOST) {
        @Override
        long drawn(SimOptions.Links links, Chance chance) {
            return chance.perMillion(links.heldPerMillion()) ? 0 : LOST;
        }
    },
    /// A node sent it to itself: it comes after so long.
    ALONE("", 1_000) {
        @Override
        long drawn(SimOptions.Links links, Chance chance) {
            return chance.between(1_000, 20_000);
        }
    };

    /// The outcome for a message that does not come.
    static final long LOST = -1;

    final String word;
    final long usual;

    Fate(String word, long usual) {
        this.word = word;
        this.usual = usual;
    }

    /// Nanoseconds on top of what the link takes, or [#LOST].
    abstract long drawn(SimOptions.Links links, Chance chance);

    private static long extraNanos(SimOptions.Links links, Chance chance) {
        long nanos = chance.below(links.jitterMicros() * 1000 + 1);
        if (chance.perMillion(links.tailPerMillion())) nanos += chance.below(links.tailMaxMicros() * 1000 + 1);
        if (chance.perMillion(links.stuckPerMillion())) nanos += chance.below(links.stuckMaxMicros() * 1000 + 1);
        return nanos;
    }
}
