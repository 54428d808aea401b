package theseus.harness.transplant;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import theseus.harness.generator.Chance;
import theseus.harness.replay.Recording;
import theseus.harness.run.Chart;
import theseus.harness.world.sim.SimOptions;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Trigger;

/// One run close to a seedling: from another seed, in another weather, and with every time of the main part shifted a
/// little, so that what was done almost at the same time changes its order.
///
/// @param seed of its choices
/// @param shiftNanos how far a time is shifted at most, either way
/// @param world how links, disks and clocks behave by themselves
record Neighbour(long seed, long shiftNanos, SimOptions world) {
    /// The run as it is to be sailed.
    ///
    /// @param warp from the times of the seedling to those of the simulation
    Recording of(Seedling seedling, Warp warp) {
        LongUnaryOperator shift = shift("operations");
        Recording timed = seedling.timed(nanos -> warp.at(Math.max(0, shift.applyAsLong(nanos))), warp::at);
        Chart chart = timed.chart();
        Recording plan = timed.with(chart.with(chart.scene().withSeed(seed)).with(shifted(chart.campaign())));
        return new Recording(plan.chart(), plan.transcript(), world, plan.choices(), plan.charge());
    }

    private Campaign shifted(Campaign campaign) {
        LongUnaryOperator shift = shift("faults");
        List<Strike> strikes = campaign.strikes().stream()
                .map(strike -> new Strike(
                        strike.number(),
                        shifted(strike.trigger(), shift),
                        strike.attack(),
                        shifted(strike.healing(), shift)))
                .toList();
        return new Campaign(campaign.seed(), strikes);
    }

    private static Trigger shifted(Trigger trigger, LongUnaryOperator shift) {
        return switch (trigger) {
            case Trigger.Time(long nanos) -> new Trigger.Time(late(shift, nanos));
            case Trigger.Entered(String phase, long delay) -> new Trigger.Entered(phase, late(shift, delay));
            case Trigger.Left(String phase, long delay) -> new Trigger.Left(phase, late(shift, delay));
            case Trigger.Reached(int strike, long delay) -> new Trigger.Reached(strike, late(shift, delay));
            case Trigger.Healed(int strike, long delay) -> new Trigger.Healed(strike, late(shift, delay));
            case Trigger.Copied _, Trigger.Operation _ -> trigger;
        };
    }

    private static Healing shifted(Healing healing, LongUnaryOperator shift) {
        return switch (healing) {
            case Healing.After(long nanos) -> new Healing.After(late(shift, nanos));
            case Healing.Entered(String phase, long delay, long limit) ->
                new Healing.Entered(phase, late(shift, delay), limit);
            case Healing.AtTheEnd _, Healing.Never _ -> healing;
        };
    }

    private static long late(LongUnaryOperator shift, long nanos) {
        return Math.max(0, shift.applyAsLong(nanos));
    }

    /// A stream of shifts, the same one each time.
    private LongUnaryOperator shift(String what) {
        if (shiftNanos == 0) return LongUnaryOperator.identity();
        SplittableRandom chance =
                new SplittableRandom(Chance.of(seed, "shifts of " + what).bits());
        return nanos -> nanos + chance.nextLong(-shiftNanos, shiftNanos + 1);
    }
}
