package theseus.harness.transplant;

import java.util.SplittableRandom;
import theseus.harness.generator.Chance;
import theseus.harness.world.Upkeep;
import theseus.harness.world.sim.SimOptions;
import theseus.histories.Outcome;

/// The neighbours of a seedling, by number: the first as it was, the others further and further off.
///
/// @param seed of all of them
/// @param latencyNanos how long an operation took there, in the median
record Neighbourhood(long seed, long latencyNanos) {
    private static final long MILLIS = 1_000_000;
    /// A ring has so many neighbours; in the next one times are shifted twice as far, until they are by so much.
    private static final int RING = 16;

    private static final int RINGS = 9;
    /// An operation sends four messages one after the other: asked, put, taken, answered.
    private static final int HOPS = 4;

    static Neighbourhood of(Origin origin, long seed) {
        long[] took = origin.history().operations().stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .mapToLong(operation -> operation.finish() - operation.start())
                .sorted()
                .toArray();
        return new Neighbourhood(seed, took.length == 0 ? MILLIS : took[took.length / 2]);
    }

    /// The neighbour of that number, from 0.
    Neighbour at(int number) {
        if (number == 0) return new Neighbour(seed, 0, quiet(100, 200));
        SplittableRandom chance =
                new SplittableRandom(Chance.of(seed, "neighbour " + number).bits());
        long own = chance.nextLong();
        long shift = number % 4 == 1 ? 0 : MILLIS << Math.min(RINGS - 1, number / RING);
        return new Neighbour(own, shift, number % 4 == 3 ? SimOptions.drawn(own) : likeThere(chance));
    }

    /// Links as fast as there, or up to so much faster that they play no part.
    private SimOptions likeThere(SplittableRandom chance) {
        long slowest = Math.max(500, latencyNanos / HOPS / 1000);
        long base = chance.nextLong(100, slowest + 1);
        return quiet(base, chance.nextLong(10, slowest + 1));
    }

    /// Containers on one machine: nothing is lost, doubled or overtaken on the way, and there is one clock for all.
    private static SimOptions quiet(long baseMicros, long jitterMicros) {
        SimOptions calm = SimOptions.calm();
        return new SimOptions(
                new SimOptions.Links(baseMicros, 2 * baseMicros, jitterMicros, 0, 0, 0, 0, 0, 0, true, 0, 100, 200),
                calm.disks(),
                calm.clocks(),
                new SimOptions.Nodes(2_000, 200, 30_000, 64, 64 << 20),
                new Upkeep(3_600_000, 10_000, 86_400_000, 600_000),
                new SimOptions.Pace(0, 4, true));
    }
}
