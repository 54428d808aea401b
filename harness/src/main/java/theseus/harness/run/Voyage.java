package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import theseus.harness.client.Journal;
import theseus.harness.system.Phases;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.harness.world.Timeline;

/// The migrations of a run: starts each joiner, asks for its join, asks again when the join was aborted, and keeps the
/// topologies that were seen on the way.
final class Voyage {
    private static final long MILLIS = 1_000_000;
    private static final int ABORTS_BORNE = 5;

    private final Timeline timeline;
    private final Cluster cluster;
    private final Journal journal;
    private final List<Leg> legs = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Consumer<View> watcher;
    private int current;
    private String abortIn;
    private boolean begun;
    private boolean started;
    private boolean moving;
    private int abortsBorne = ABORTS_BORNE;
    private long quietUntil;

    Voyage(Timeline timeline, Cluster cluster, Journal journal, List<String> joiners, Consumer<View> watcher) {
        this.timeline = timeline;
        this.cluster = cluster;
        this.journal = journal;
        this.watcher = watcher;
        for (String joiner : joiners) legs.add(Leg.ahead(joiner));
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
        return started || legs.isEmpty();
    }

    /// Sets out: from now on joins are asked for.
    void begin() {
        begun = true;
    }

    /// Faults are over: joins that were aborted so far are asked for again.
    void healed() {
        if (current < legs.size()) abortsBorne = legs.get(current).aborted() + ABORTS_BORNE;
    }

    /// Whether all joins are done and nothing moves, or no more will be asked for.
    boolean ended() {
        return begun && !moving && (current == legs.size() || legs.get(current).aborted() >= abortsBorne);
    }

    /// Aborts the first migration that enters the phase; null for none.
    void abortOnceIn(String phase) {
        abortIn = phase;
    }

    /// Takes the next topology.
    void saw(View view) {
        sightings.add(new Sighting(timeline.nanos(), view));
        journal.topology(view);
        boolean steady = view.phase().equals(Phases.STEADY);
        if (current < legs.size()) follow(view, steady);
        moving = !steady;
        watcher.accept(view);
        if (!view.phase().equals(abortIn)) return;
        abortIn = null;
        cluster.abort(_ -> {});
    }

    private void follow(View view, boolean steady) {
        Leg leg = legs.get(current);
        boolean member = view.members().contains(leg.joiner());
        if (!steady && leg.session() != view.session()) legs.set(current, leg.admitted(view.session()));
        if (steady && (moving || member)) legs.set(current, legs.get(current).ended(member));
        if (steady && member) next();
    }

    private void next() {
        current++;
        started = false;
        quietUntil = 0;
        abortsBorne = ABORTS_BORNE;
    }

    private void tend() {
        if (current == legs.size()) return;
        if (!moving && timeline.nanos() >= quietUntil) proceed(legs.get(current));
        timeline.after(100 * MILLIS, this::tend);
    }

    private void proceed(Leg leg) {
        int asked = current;
        if (!started) {
            quietUntil = timeline.nanos() + 5_000 * MILLIS;
            cluster.startNode(leg.joiner(), problem -> answered(asked, problem, () -> started = true));
        } else if (begun && leg.aborted() < abortsBorne) {
            quietUntil = timeline.nanos() + 1_000 * MILLIS;
            legs.set(current, leg.asked(timeline.nanos()));
            cluster.join(leg.joiner(), problem -> answered(asked, problem, () -> {}));
        }
    }

    private void answered(int asked, Optional<String> problem, Runnable done) {
        if (asked != current) return;
        if (problem.isEmpty()) {
            done.run();
            if (!moving && started && legs.get(current).askedNanos() < 0) quietUntil = 0;
        } else {
            legs.set(current, legs.get(current).refused(problem.get()));
            quietUntil = Math.min(quietUntil, timeline.nanos() + 300 * MILLIS);
        }
    }
}
