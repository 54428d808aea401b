package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import theseus.harness.client.Journal;
import theseus.harness.world.Timeline;
import theseus.histories.FaultEvent.Step;
import theseus.nemesis.Fault;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Cast;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Trigger;

/// Carries a campaign out: strikes when a trigger fires, heals when the time has come, and keeps the ledger.
final class Saboteur {
    private static final long AGAIN_NANOS = 20_000_000;

    private final Timeline timeline;
    private final Journal journal;
    private final Campaign campaign;
    private final Supplier<Cast> cast;
    private final Damage damage;
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<SplittableRandom> chances = new ArrayList<>();
    private String phase = "STEADY";
    private boolean begun;
    private boolean over;

    Saboteur(Timeline timeline, Journal journal, Campaign campaign, Supplier<Cast> cast, Damage damage) {
        this.timeline = timeline;
        this.journal = journal;
        this.campaign = campaign;
        this.cast = cast;
        this.damage = damage;
        for (Strike strike : campaign.strikes()) {
            ledger.add(new LedgerEntry(strike));
            chances.add(new SplittableRandom(campaign.seed() + 0x5DEECE66DL * (strike.number() + 1)));
        }
    }

    List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    /// From now on triggers count.
    void begin() {
        begun = true;
        for (LedgerEntry entry : ledger) {
            note(entry, Step.PLANNED, planned(entry.strike()));
            if (entry.strike().trigger() instanceof Trigger.Time(long nanos))
                timeline.after(nanos, () -> strike(entry));
        }
    }

    /// The migration entered a phase.
    void entered(String next) {
        phase = next;
        for (LedgerEntry entry : ledger) {
            entry.during(next);
            if (begun && entry.strike().trigger() instanceof Trigger.Entered(String wanted, long delay))
                if (wanted.equals(next)) timeline.after(delay, () -> strike(entry));
            if (entry.applied() && entry.strike().healing() instanceof Healing.Entered(String last, long delay, var _))
                if (last.equals(next)) timeline.after(delay, () -> heal(entry));
        }
    }

    /// Ends every fault; none strikes any more.
    void healAll() {
        over = true;
        ledger.forEach(this::heal);
    }

    /// Whether every fault that struck is healed.
    boolean calm() {
        return ledger.stream().allMatch(LedgerEntry::over);
    }

    /// Whether anything has struck, or nothing was to.
    boolean struck() {
        return ledger.isEmpty() || ledger.stream().anyMatch(LedgerEntry::proven);
    }

    /// Whether all that were planned have struck.
    boolean struckThroughout() {
        return ledger.stream().allMatch(LedgerEntry::proven);
    }

    private void strike(LedgerEntry entry) {
        if (over || entry.applied()) return;
        int number = entry.strike().number();
        Fault aimed = damage.narrowed(entry.strike().attack().aim(cast.get(), chances.get(number)));
        List<String> hit = damage.targets(aimed);
        if (hit.isEmpty()) {
            // Another fault holds the target just now.
            timeline.after(AGAIN_NANOS, () -> strike(entry));
            return;
        }
        entry.applied(aimed, hit, timeline.nanos());
        note(entry, Step.APPLIED, described(aimed));
        damage.inflict(number, aimed, effect -> took(entry, effect));
        timeline.after(entry.strike().healing().limitNanos(), () -> heal(entry));
    }

    private void took(LedgerEntry entry, Effect effect) {
        entry.took(effect);
        entry.during(phase);
        switch (effect) {
            case Effect.Proven(String seen) -> note(entry, Step.PROVEN, details("seen", seen));
            case Effect.Ineffective(String why) -> note(entry, Step.INEFFECTIVE, details("why", why));
            case Effect.Impossible(String why) -> note(entry, Step.INEFFECTIVE, details("impossible", why));
        }
    }

    private void heal(LedgerEntry entry) {
        if (entry.over()) return;
        damage.repair(entry.strike().number(), effect -> {
            if (entry.over()) return;
            entry.healed(effect, timeline.nanos());
            switch (effect) {
                case Effect.Proven(String seen) -> note(entry, Step.HEALED, details("seen", seen));
                case Effect.Ineffective(String why) -> note(entry, Step.INEFFECTIVE, details("not healed", why));
                case Effect.Impossible(String why) -> note(entry, Step.HEALED, details("impossible", why));
            }
        });
    }

    private void note(LedgerEntry entry, Step step, SortedMap<String, String> details) {
        journal.fault(entry.strike().number(), entry.strike().attack().kind().label(), step, entry.nodes(), details);
    }

    private static SortedMap<String, String> planned(Strike strike) {
        SortedMap<String, String> details = details("attack", strike.attack().words());
        details.put("trigger", strike.trigger().words());
        details.put("healing", strike.healing().words());
        return details;
    }

    private static SortedMap<String, String> described(Fault fault) {
        return switch (fault) {
            case Fault.Partition partition -> {
                SortedMap<String, String> details = details("shape", partition.shape());
                partition
                        .grudge()
                        .deafTo()
                        .forEach((listener, speakers) ->
                                details.put(listener + " does not hear", String.join(" ", speakers)));
                yield details;
            }
            case Fault.Kill _, Fault.Pause _ -> new TreeMap<>();
            case Fault.SkewClock clock -> details("offset", clock.offsetMillis() + " ms");
        };
    }

    private static SortedMap<String, String> details(String name, String text) {
        SortedMap<String, String> details = new TreeMap<>();
        details.put(name, text);
        return details;
    }
}
