package theseus.harness.transplant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import theseus.histories.FaultEvent;
import theseus.histories.FaultEvent.Step;
import theseus.histories.History;
import theseus.nemesis.Fault;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Trigger;

/// The faults of a run as they really began and ended there: told by the phases of its migration, so that they hit the
/// same phases of another one.
final class Strikes {
    /// A fault that waits for a phase's end may keep the migration from ever reaching it.
    private static final int LIMIT = 2;

    private final Calendar calendar;
    private final long overNanos;
    private final Map<Integer, Map<Step, Long>> steps = new TreeMap<>();

    /// @param overNanos when the main part ended, and with it every fault, since it began
    Strikes(History history, Calendar calendar, long overNanos) {
        this.calendar = calendar;
        this.overNanos = overNanos;
        for (FaultEvent event : history.faults())
            steps.computeIfAbsent(event.fault(), _ -> new TreeMap<>())
                    .putIfAbsent(event.step(), event.time() - calendar.beganNanos());
    }

    /// The campaign with the times at which its faults were in effect; without those that never struck.
    Campaign asTheyWere(Campaign planned) {
        List<Strike> strikes = new ArrayList<>();
        for (Strike strike : planned.strikes())
            if (strike.attack() instanceof Attack.Exactly exactly) strikes.add(asItWas(strike, exactly));
        return new Campaign(planned.seed(), strikes);
    }

    /// Who is held up is so when he comes by: such a fault is kept as it was planned.
    private Strike asItWas(Strike strike, Attack.Exactly exactly) {
        Attack.Exactly atOnce = new Attack.Exactly(exactly.kind(), exactly.words(), 0, exactly.fault());
        if (exactly.fault() instanceof Fault.HoldUp)
            return new Strike(strike.number(), strike.trigger(), atOnce, strike.healing());
        Map<Step, Long> own = steps.getOrDefault(strike.number(), new TreeMap<>());
        long began = own.getOrDefault(Step.PROVEN, own.getOrDefault(Step.APPLIED, 0L));
        return new Strike(strike.number(), trigger(began), atOnce, healing(strike, began, own.get(Step.HEALED)));
    }

    private Trigger trigger(long began) {
        Optional<Calendar.Hour> hour = calendar.hour(began);
        return hour.isPresent() && hour.get().day().first()
                ? new Trigger.Entered(hour.get().day().phase(), hour.get().offsetNanos())
                : new Trigger.Time(Math.max(0, began));
    }

    private Healing healing(Strike strike, long began, Long healed) {
        if (strike.healing() instanceof Healing.Never) return strike.healing();
        if (healed == null || healed >= overNanos) return new Healing.AtTheEnd();
        Optional<Calendar.Hour> hour = calendar.hour(healed);
        boolean sinceBegun =
                hour.isPresent() && hour.get().day().first() && hour.get().day().nanos() > began;
        return sinceBegun
                ? new Healing.Entered(hour.get().day().phase(), hour.get().offsetNanos(), LIMIT * (healed - began))
                : new Healing.After(healed - began);
    }
}
