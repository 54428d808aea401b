package theseus.harness.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import theseus.harness.world.Timeline;
import theseus.nemesis.Fault;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Setup;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// Knows which lever does which fault, and which one undoes it.
final class Hands {
    /// Numbers of the links of a clog are out of the way of faults' own.
    private static final int LINKS_PER_CLOG = 10_000;

    private final Timeline timeline;
    private final Levers levers;
    private final long seed;

    /// @param seed of the order in which clogged links are let go
    Hands(Timeline timeline, Levers levers, long seed) {
        this.timeline = timeline;
        this.levers = levers;
        this.seed = seed;
    }

    /// @param cuts all links that are to be cut from now on
    void inflict(int number, Fault fault, Grudge cuts, Consumer<Effect> then) {
        switch (fault) {
            case Fault.Partition _ -> levers.cut(cuts, then);
            case Fault.Impaired impaired -> levers.impair(number, impaired.grudge(), impaired.how(), then);
            case Fault.Clogged clogged -> clog(number, clogged, then);
            case Fault.Kill kill -> levers.kill(kill.nodes(), then);
            case Fault.Stop stop -> levers.stop(stop.nodes(), then);
            case Fault.Restart restart -> levers.refit(restart.nodes(), restart.setup(), then);
            case Fault.Pause pause -> levers.pause(pause.nodes(), then);
            case Fault.SkewClock skew -> levers.skew(skew.nodes(), skew.offsetMillis(), then);
            case Fault.StrobeClock s -> levers.strobe(s.nodes(), s.offsetMillis(), s.periodMillis(), then);
            case Fault.DriftClock drift -> levers.drift(drift.nodes(), drift.perMillion(), then);
            case Fault.LosePower lose -> levers.losePower(lose.nodes(), lose.remains(), then);
            case Fault.FlipBit flip -> levers.flipBit(flip.nodes(), then);
            case Fault.FillDisk fill -> levers.fillDisk(fill.nodes(), then);
            case Fault.SlowDisk slow -> levers.slowDisk(slow.nodes(), slow.millis(), then);
            case Fault.HoldUp hold -> levers.holdUp(hold.nodes(), hold.point(), then);
        }
    }

    /// @param cuts all links that are to stay cut
    void repair(int number, Fault fault, Grudge cuts, Consumer<Effect> then) {
        switch (fault) {
            case Fault.Partition _ -> {
                if (cuts.deafTo().isEmpty()) levers.mend(then);
                else levers.cut(cuts, then);
            }
            case Fault.Impaired _ -> levers.relieve(number, then);
            case Fault.Clogged clogged -> unclog(number, clogged, then);
            case Fault.Kill _, Fault.Stop _, Fault.LosePower _ -> levers.restart(fault.nodes(), then);
            case Fault.Restart restart -> {
                if (restart.setup().equals(Setup.USUAL)) then.accept(new Effect.Proven("runs as all others"));
                else levers.refit(restart.nodes(), Setup.USUAL, then);
            }
            case Fault.Pause pause -> levers.resume(pause.nodes(), then);
            case Fault.SkewClock _, Fault.StrobeClock _, Fault.DriftClock _ -> levers.skew(fault.nodes(), 0, then);
            case Fault.FlipBit flip -> levers.flipBack(flip.nodes(), then);
            case Fault.FillDisk fill -> levers.emptyDisk(fill.nodes(), then);
            case Fault.SlowDisk slow -> levers.slowDisk(slow.nodes(), 0, then);
            case Fault.HoldUp hold -> levers.letGo(hold.nodes(), hold.point(), then);
        }
    }

    /// A fault whose lever waits for something to come by is over all the same: the lever then answers.
    void hurry(Fault fault) {
        if (fault instanceof Fault.HoldUp hold) levers.letGo(hold.nodes(), hold.point(), _ -> {});
    }

    private void clog(int number, Fault.Clogged clogged, Consumer<Effect> then) {
        List<Grudge.Link> links = clogged.grudge().links();
        Impairment all = new Impairment.Holding(List.of());
        one(
                links,
                0,
                clogged.stepMillis(),
                new ArrayList<>(),
                then,
                (place, link, answer) -> levers.impair(numbered(number, place), alone(link), all, answer));
    }

    private void unclog(int number, Fault.Clogged clogged, Consumer<Effect> then) {
        List<Grudge.Link> links = clogged.grudge().links();
        List<Integer> order = new ArrayList<>();
        for (int place = 0; place < links.size(); place++) order.add(place);
        Collections.shuffle(order, Random.from(new SplittableRandom(seed + number)));
        List<Grudge.Link> shuffled = order.stream().map(links::get).toList();
        one(
                shuffled,
                0,
                clogged.stepMillis(),
                new ArrayList<>(),
                then,
                (place, _, answer) -> levers.relieve(numbered(number, order.get(place)), answer));
    }

    private interface Pull {
        void at(int place, Grudge.Link link, Consumer<Effect> answer);
    }

    /// Pulls at one link after the other; the answer comes when all have answered.
    private void one(
            List<Grudge.Link> links, int place, long stepMillis, List<Effect> seen, Consumer<Effect> then, Pull pull) {
        if (place == links.size()) return;
        pull.at(place, links.get(place), effect -> {
            seen.add(effect);
            if (seen.size() == links.size()) then.accept(summary(seen));
        });
        timeline.after(stepMillis * 1_000_000, () -> one(links, place + 1, stepMillis, seen, then, pull));
    }

    /// Links over which nothing went are as clogged as others; one that let something pass is not.
    private static Effect summary(List<Effect> seen) {
        List<String> proven = new ArrayList<>();
        Effect missed = null;
        for (Effect effect : seen) {
            switch (effect) {
                case Effect.Proven(String what) -> proven.add(what);
                case Effect.Missed _ -> missed = effect;
                case Effect.Ineffective _, Effect.Impossible _ -> {
                    return effect;
                }
            }
        }
        return proven.isEmpty() && missed != null ? missed : new Effect.Proven(String.join(", ", proven));
    }

    private static int numbered(int number, int place) {
        return (number + 1) * LINKS_PER_CLOG + place;
    }

    private static Grudge alone(Grudge.Link link) {
        TreeMap<String, SortedSet<String>> one = new TreeMap<>();
        one.put(link.to(), new TreeSet<>(List.of(link.from())));
        return new Grudge(one);
    }
}
