package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import theseus.harness.client.Journal;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;

/// The migrations of a run, leg by leg: has the dead die and the joiners start, asks for each migration, asks again
/// when
/// it was aborted, and keeps the topologies that were seen on the way.
final class Voyage {
    private static final long MILLIS = 1_000_000;
    private static final int ABORTS_BORNE = 5;

    private final Timeline timeline;
    private final Cluster cluster;
    private final Journal journal;
    private final Pilot pilot;
    private final Whims whims;
    private final List<Leg> legs = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Consumer<View> watcher;
    private final SortedSet<String> ready = new TreeSet<>();
    private final SortedSet<String> lost = new TreeSet<>();
    private int current;
    private int underWay = -1;
    private boolean begun;
    private int abortsBorne = ABORTS_BORNE;
    private long quietUntil;
    private Predicate<String> lostForGood = _ -> false;

    Voyage(Timeline timeline, Cluster cluster, Journal journal, Course course, Pilot pilot, Consumer<View> watcher) {
        this.timeline = timeline;
        this.cluster = cluster;
        this.journal = journal;
        this.pilot = pilot;
        this.whims = new Whims(timeline, cluster, this::view);
        this.watcher = watcher;
        for (Heading heading : course.legs()) legs.add(Leg.ahead(heading));
    }

    /// The newest topology; null before the first.
    View view() {
        return sightings.isEmpty() ? null : sightings.getLast().view();
    }

    List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    List<Leg> legs() {
        return List.copyOf(legs);
    }

    /// Starts the first joiner, so that the main part is not spent on waiting for it.
    void prepare() {
        tend();
    }

    /// Whether it is up.
    boolean prepared() {
        return legs.isEmpty()
                || legs.getFirst().move() != null && isReady(legs.getFirst().move());
    }

    /// Sets out: from now on migrations are asked for.
    void begin() {
        begun = true;
    }

    /// Faults are over: migrations that were aborted so far are asked for again, with another node where the one that
    /// was to come will not come back, and none stays halted.
    ///
    /// @param forGood whether a fault has the node for ever
    void healed(Predicate<String> forGood) {
        lostForGood = forGood;
        if (current < legs.size()) abortsBorne = legs.get(current).aborted() + ABORTS_BORNE;
        whims.over();
    }

    /// Whether all legs are over and nothing moves, or no more will be asked for.
    boolean ended() {
        return begun
                && !moving()
                && legs.stream().allMatch(leg -> leg.over() || leg.aborted() >= abortsBorne || leg.askedNanos() < 0)
                && (current == legs.size() || legs.get(current).aborted() >= abortsBorne);
    }

    private boolean moving() {
        return view() != null && !view().steady();
    }

    /// Takes the next topology.
    void saw(View view) {
        sightings.add(new Sighting(timeline.nanos(), view));
        journal.topology(view);
        if (view.steady()) arrive(view);
        else follow(view);
        watcher.accept(view);
        if (underWay >= 0) whims.follow(underWay, legs.get(underWay).heading());
    }

    private void follow(View view) {
        for (int leg = legs.size() - 1; leg >= 0; leg--) {
            if (!view.move().equals(legs.get(leg).move())) continue;
            underWay = leg;
            if (legs.get(leg).session() != view.session())
                legs.set(leg, legs.get(leg).admitted(view.session()));
            return;
        }
    }

    private void arrive(View view) {
        boolean moved = underWay >= 0;
        int arrived = moved ? underWay : current;
        underWay = -1;
        if (arrived == legs.size() || legs.get(arrived).move() == null) return;
        passOver(arrived, view);
        Leg leg = legs.get(arrived);
        if (leg.move().fulfilledIn(view)) legs.set(arrived, leg.ended(Leg.Fate.DONE));
        else if (moved) legs.set(arrived, leg.aborted(whims.gaveUp(arrived, leg.heading())));
        next();
    }

    /// Legs before it that have come true without an arrival of their own, as where migrations overlap.
    private void passOver(int arrived, View view) {
        for (int before = current; before < arrived; before++) {
            Leg leg = legs.get(before);
            if (leg.move() != null && leg.move().fulfilledIn(view)) legs.set(before, leg.ended(Leg.Fate.DONE));
        }
    }

    private void next() {
        while (current < legs.size() && legs.get(current).over()) {
            current++;
            quietUntil = 0;
            abortsBorne = ABORTS_BORNE;
        }
    }

    private void tend() {
        int due = due();
        if (due >= 0 && timeline.nanos() >= quietUntil) proceed(due);
        whims.tend();
        declareDead();
        if (current < legs.size() || moving()) timeline.after(100 * MILLIS, this::tend);
    }

    /// A leaver that is lost for good would be waited for as long.
    private void declareDead() {
        boolean cleansUp = view() != null && view().phase().equals("CLEANUP");
        String leaver = cleansUp ? view().move().goes() : null;
        if (leaver == null || !lostForGood.test(leaver) || timeline.nanos() < quietUntil) return;
        quietUntil = timeline.nanos() + 1_000 * MILLIS;
        pilot.bury(leaver);
        cluster.declareDead(leaver, _ -> {});
    }

    /// The leg that something is to be done for; -1 for none.
    private int due() {
        if (current == legs.size()) return -1;
        if (!moving()) return current;
        int behind = current + 1;
        boolean queues = underWay == current
                && behind < legs.size()
                && legs.get(behind).heading().queued();
        return queues && legs.get(behind).askedNanos() < 0 && !legs.get(behind).over() ? behind : -1;
    }

    private void proceed(int due) {
        if (legs.get(due).move() == null && !choose(due)) return;
        Leg leg = manned(due);
        Move move = leg.move();
        if (!isReady(move)) start(due, move);
        else if (!begun || leg.aborted() >= abortsBorne) return;
        else if (move.died() != null && lost.add(move.died())) bury(move.died());
        else ask(due, leg);
    }

    private boolean choose(int due) {
        Leg leg = legs.get(due);
        Optional<Move> move = pilot.choose(leg.heading().kind(), view());
        legs.set(due, move.map(leg::of).orElseGet(() -> leg.ended(Leg.Fate.PASSED_OVER)));
        next();
        return move.isPresent();
    }

    /// The leg, with another comer in place of one who is lost for good. Not while a request for that one may be under
    /// way, for it bears the leg's token.
    private Leg manned(int due) {
        Leg leg = legs.get(due);
        boolean lacks = leg.askedNanos() < 0
                && leg.move().comes() != null
                && lostForGood.test(leg.move().comes());
        if (lacks) pilot.withAnotherComer(leg.move(), view()).ifPresent(move -> legs.set(due, leg.of(move)));
        return legs.get(due);
    }

    private boolean isReady(Move move) {
        return move.comes() == null || ready.contains(move.comes());
    }

    private void start(int due, Move move) {
        quietUntil = timeline.nanos() + 5_000 * MILLIS;
        cluster.startNode(move.comes(), problem -> {
            if (problem.isEmpty()) ready.add(move.comes());
            answered(due, move, problem);
        });
    }

    /// It takes a while until somebody notices.
    private void bury(String node) {
        quietUntil = timeline.nanos() + 300 * MILLIS;
        cluster.lose(node, _ -> {});
    }

    private void ask(int due, Leg leg) {
        quietUntil = timeline.nanos() + 1_000 * MILLIS;
        legs.set(due, leg.asked(timeline.nanos()));
        String token = "leg " + due + ", attempt " + leg.aborted();
        cluster.move(leg.move(), token, leg.heading().queued(), problem -> answered(due, leg.move(), problem));
    }

    /// A late answer about what the leg no longer is says nothing.
    private void answered(int asked, Move about, Optional<String> problem) {
        Leg leg = legs.get(asked);
        if (leg.over() || !about.equals(leg.move())) return;
        if (problem.isEmpty()) {
            if (leg.askedNanos() < 0) quietUntil = 0;
        } else {
            legs.set(asked, refused(asked, leg, problem.get()));
            quietUntil = Math.min(quietUntil, timeline.nanos() + 300 * MILLIS);
        }
    }

    /// What has become impossible meanwhile (a leg before it was given up) is chosen anew; who is dead stays so.
    private Leg refused(int asked, Leg leg, String why) {
        boolean chosenAnew = why.startsWith("INVALID")
                && asked == current
                && !moving()
                && leg.move().died() == null;
        return chosenAnew ? leg.refused(why).of(null) : leg.refused(why);
    }
}
