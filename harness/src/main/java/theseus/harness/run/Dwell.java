package theseus.harness.run;

import java.util.random.RandomGenerator;

/// How long the migration stays in each phase: sometimes hardly at all, so that one pause spans several phases, and
/// sometimes long, so that much happens in each.
record Dwell(long minMillis, long maxMillis) {
    private static final long PHASES = 6;

    static Dwell draw(RandomGenerator chance, boolean aimed, boolean simulated) {
        int profile = chance.nextInt(100);
        if (aimed) return new Dwell(1_500, 2_500);
        if (!simulated) return new Dwell(300, 2_500);
        if (profile < 25) return new Dwell(0, 20);
        if (profile < 50) return new Dwell(0, 150);
        if (profile < 80) return new Dwell(50, 600);
        return new Dwell(200, 3_000);
    }

    /// A main part about twice as long as an undisturbed migration, and half of that more for each further one.
    long timeMillis(int migrations) {
        return timeMillis() * (1 + Math.max(1, migrations)) / 2;
    }

    private long timeMillis() {
        long migration = PHASES * (minMillis + maxMillis) / 2 + 500;
        return Math.max(2_000, Math.min(20_000, 2 * migration));
    }
}
