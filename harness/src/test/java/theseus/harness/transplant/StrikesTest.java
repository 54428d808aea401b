package theseus.harness.transplant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.FaultEvent.Step;
import theseus.histories.History;
import theseus.histories.PhaseEvent;
import theseus.nemesis.Fault;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Trigger;

/// The main part begins at 1,000; PREPARE at 1,200, VERIFY at 1,500, STEADY again at 1,900.
class StrikesTest {
    private static final long OVER = 2_000;
    private static final Calendar CALENDAR = new Calendar(
            1_000,
            List.of(
                    new Calendar.Day("PREPARE", 200, true),
                    new Calendar.Day("VERIFY", 500, true),
                    new Calendar.Day("STEADY", 900, true)));

    @Test
    void aFaultBeginsWhereItWasSeenToHaveAnEffectAndEndsWhereItWasHealed() {
        Strike strike = asItWas(pause(), 1_250, 1_320, 1_640);
        assertEquals(new Trigger.Entered("PREPARE", 120), strike.trigger());
        assertEquals(new Healing.Entered("VERIFY", 140, 640), strike.healing());
    }

    @Test
    void oneThatIsOverInItsPhaseLastsAsLongAsItDid() {
        Strike strike = asItWas(pause(), 1_510, 1_520, 1_600);
        assertEquals(new Trigger.Entered("VERIFY", 20), strike.trigger());
        assertEquals(new Healing.After(80), strike.healing());
    }

    @Test
    void oneFromBeforeTheMigrationKeepsItsTimeAndOneFromAfterTheEndIsHealedThere() {
        Strike strike = asItWas(pause(), 1_040, 1_050, 3_010);
        assertEquals(new Trigger.Time(50), strike.trigger());
        assertEquals(new Healing.AtTheEnd(), strike.healing());
    }

    @Test
    void whoIsHeldUpIsWaitedForFromTheBeginning() {
        Fault held = new Fault.HoldUp(List.of("n2"), "enter-verify");
        Strike planned = new Strike(
                0,
                new Trigger.Entered("PREPARE", 7),
                new Attack.Exactly(Kind.FAILPOINT, "hold", 3, held),
                new Healing.After(9));
        Strike strike = asItWas(planned, 1_210, 1_520, 1_600);
        assertEquals(planned.trigger(), strike.trigger());
        assertEquals(planned.healing(), strike.healing());
    }

    @Test
    void whatNeverStruckIsLeftOut() {
        Strike planned = new Strike(
                0, new Trigger.Time(0), new Attack.Kill(theseus.nemesis.plan.Targeting.JOINER), new Healing.AtTheEnd());
        Strikes strikes = new Strikes(History.of(List.of()), CALENDAR, OVER);
        assertEquals(
                List.of(), strikes.asTheyWere(new Campaign(1, List.of(planned))).strikes());
    }

    private static Strike pause() {
        Fault fault = new Fault.Pause(List.of("n1"));
        return new Strike(
                0, new Trigger.Time(17), new Attack.Exactly(Kind.PAUSE, "pause", 3, fault), new Healing.After(9));
    }

    private static Strike asItWas(Strike planned, long applied, long proven, long healed) {
        List<Event> events = List.of(
                new PhaseEvent(0, 1_200, 1, "PREPARE", 1),
                step(1, applied, Step.APPLIED),
                step(2, proven, Step.PROVEN),
                step(3, healed, Step.HEALED));
        return new Strikes(History.of(events), CALENDAR, OVER)
                .asTheyWere(new Campaign(1, List.of(planned)))
                .strikes()
                .getFirst();
    }

    private static FaultEvent step(long index, long time, Step step) {
        return new FaultEvent(index, time, 0, "pause", step, List.of("n1"), new TreeMap<>());
    }
}
