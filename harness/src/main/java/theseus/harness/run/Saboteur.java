package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
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
    private static final long LOOK_NANOS = 5_000_000;

    private final Timeline timeline;
    private final Journal journal;
    private final Campaign campaign;
    private final Casting casting;
    private final Damage damage;
    private final Progress progress;
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final Map<Integer, SplittableRandom> chances = new TreeMap<>();
    private String phase = "STEADY";
    private boolean begun;
    private boolean over;
    private Predicate<List<String>> outside = _ -> false;

    Saboteur(Timeline timeline, Journal journal, Campaign campaign, Casting casting, Damage damage, Progress progress) {
        this.timeline = timeline;
        this.journal = journal;
        this.campaign = campaign;
        this.casting = casting;
        this.damage = damage;
        this.progress = progress;
        for (Strike strike : campaign.strikes()) {
            ledger.add(new LedgerEntry(strike));
            chances.put(strike.number(), new SplittableRandom(campaign.seed() + 0x5DEECE66DL * (strike.number() + 1)));
        }
    }

    List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    /// From now on triggers count.
    void begin() {
        begun = true;
        progress.begin();
        for (LedgerEntry entry : ledger) {
            note(entry, Step.PLANNED, Wording.planned(entry.strike()));
            if (entry.strike().trigger() instanceof Trigger.Time(long nanos)) later(nanos, entry);
        }
        if (ledger.stream()
                .anyMatch(entry -> Progress.isAwaitedBy(entry.strike().trigger()))) look();
    }

    /// The migration entered a phase.
    void entered(String next) {
        String left = phase;
        phase = next;
        for (LedgerEntry entry : ledger) {
            during(entry);
            if (begun) react(entry, left, next);
            if (entry.applied() && entry.strike().healing() instanceof Healing.Entered(String last, long delay, var _))
                if (last.equals(next)) timeline.after(delay, () -> heal(entry));
            if (entry.lasting() && !mayLast(entry)) {
                entry.lastsNoLonger();
                heal(entry);
            }
        }
    }

    private void react(LedgerEntry entry, String left, String next) {
        switch (entry.strike().trigger()) {
            case Trigger.Entered(String wanted, long delay) when wanted.equals(next) -> later(delay, entry);
            case Trigger.Left(String wanted, long delay)
            when wanted.equals(left) && !left.equals(next) -> later(delay, entry);
            case Trigger.Entered _,
                    Trigger.Left _,
                    Trigger.Time _,
                    Trigger.Copied _,
                    Trigger.Operation _,
                    Trigger.Reached _,
                    Trigger.Healed _ -> {}
        }
    }

    private void look() {
        if (over) return;
        progress.look();
        boolean waiting = false;
        for (LedgerEntry entry : ledger) {
            if (entry.applied() || !Progress.isAwaitedBy(entry.strike().trigger())) continue;
            if (progress.reaches(entry.strike().trigger())) strike(entry);
            else waiting = true;
        }
        if (waiting) timeline.after(LOOK_NANOS, this::look);
    }

    /// Ends every fault but those that may last for ever, and these too once they may no longer; none strikes any more.
    ///
    /// @param mayStay whether a fault that hits those nodes may last, as the topology is when it is asked
    void healAll(Predicate<List<String>> mayStay) {
        over = true;
        outside = mayStay;
        for (LedgerEntry entry : ledger) {
            if (mayLast(entry)) entry.lasts();
            else heal(entry);
        }
    }

    private boolean mayLast(LedgerEntry entry) {
        return entry.inEffect()
                && entry.strike().healing() instanceof Healing.Never
                && outside.test(entry.fault().aimedAt());
    }

    /// Whether the node is left as a fault has made it, for ever.
    boolean hasForGood(String node) {
        return ledger.stream()
                .anyMatch(entry -> entry.lasting() && entry.fault().aimedAt().contains(node));
    }

    /// Whether every fault that struck is healed, or lasts.
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

    private void later(long delayNanos, LedgerEntry entry) {
        timeline.after(delayNanos, () -> strike(entry));
    }

    private void strike(LedgerEntry entry) {
        if (over || entry.applied()) return;
        int number = entry.strike().number();
        long wait = entry.strike().attack().waitNanos();
        if (entry.triedFirst(timeline.nanos()) && wait > 0) {
            later(wait, entry);
            return;
        }
        Cast cast = casting.get();
        Fault aimed = damage.narrowed(entry.strike().attack().aim(cast, chances.get(number)));
        if (aimed.nodes().isEmpty()) {
            // Another fault holds the target just now.
            later(AGAIN_NANOS, entry);
            return;
        }
        entry.applied(cast, aimed, aimed.nodes(), timeline.nanos());
        note(entry, Step.APPLIED, Wording.described(aimed));
        damage.inflict(number, aimed, effect -> took(entry, effect));
        long limit = entry.strike().healing().limitNanos();
        if (limit < Long.MAX_VALUE) timeline.after(limit, () -> heal(entry));
    }

    private void took(LedgerEntry entry, Effect effect) {
        entry.took(effect);
        during(entry);
        switch (effect) {
            case Effect.Proven(String seen) -> {
                note(entry, Step.PROVEN, Wording.details("seen", seen));
                if (entry.fault() instanceof Fault.HoldUp) followReached(entry);
            }
            case Effect.Ineffective(String why) -> note(entry, Step.INEFFECTIVE, Wording.details("why", why));
            case Effect.Impossible(String why) -> note(entry, Step.INEFFECTIVE, Wording.details("impossible", why));
            case Effect.Missed(String why) -> note(entry, Step.INEFFECTIVE, Wording.details("missed", why));
        }
    }

    private void followReached(LedgerEntry reached) {
        for (LedgerEntry entry : ledger)
            if (entry.strike().trigger() instanceof Trigger.Reached(int other, long delay))
                if (other == reached.strike().number()) later(delay, entry);
    }

    private void heal(LedgerEntry entry) {
        if (entry.over()) return;
        damage.repair(entry.strike().number(), effect -> {
            if (entry.over()) return;
            entry.healed(effect, timeline.nanos());
            switch (effect) {
                case Effect.Proven(String seen) -> note(entry, Step.HEALED, Wording.details("seen", seen));
                case Effect.Ineffective(String why) ->
                    note(entry, Step.INEFFECTIVE, Wording.details("not healed", why));
                case Effect.Impossible(String why) -> note(entry, Step.HEALED, Wording.details("impossible", why));
                case Effect.Missed(String why) -> note(entry, Step.HEALED, Wording.details("missed", why));
            }
            for (LedgerEntry follower : ledger)
                if (follower.strike().trigger() instanceof Trigger.Healed(int other, long delay))
                    if (other == entry.strike().number()) later(delay, follower);
        });
    }

    private void during(LedgerEntry entry) {
        if (entry.inEffect()) entry.during(phase, casting.again(entry.cast()));
    }

    private void note(LedgerEntry entry, Step step, SortedMap<String, String> details) {
        journal.fault(
                entry.strike().number(),
                entry.strike().attack().kind().label(),
                step,
                entry.nodes(),
                new TreeMap<>(details));
    }
}
