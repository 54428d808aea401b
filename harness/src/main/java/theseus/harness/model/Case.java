package theseus.harness.model;

import static theseus.harness.model.Bounds.WITHOUT_NUMBER;
import static theseus.harness.model.Breach.CLOSED_SESSION;
import static theseus.harness.model.Breach.LEFT_OVER;
import static theseus.harness.model.Breach.LOST;
import static theseus.harness.model.Breach.RESURRECTION;
import static theseus.harness.model.Breach.STALE_READ;
import static theseus.harness.model.Breach.UNFENCED_CLEANUP;
import static theseus.harness.model.Breach.UNPROVEN_CUTOVER;
import static theseus.harness.model.Breach.WRITE_BELOW;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import theseus.node.Conduct;
import theseus.node.Control;
import theseus.node.Flaw;
import theseus.node.Switch;

/// One exploration: what is switched on, how much may happen, and what must be found; nothing, where the rules are
/// right.
///
/// @param on what is switched on in the nodes, a flaw or a control; empty for none
/// @param bounds how much may happen
/// @param expected each of which must be found
/// @param tableBits two to this many worlds is what there is room for
public record Case(List<Switch> on, Bounds bounds, Set<Breach> expected, int tableBits) {
    private static final Bounds ONE_WRITE = new Bounds(1, 0, WITHOUT_NUMBER, 1, 0);
    private static final Bounds A_WRITE_AND_A_DELETE = new Bounds(1, 1, WITHOUT_NUMBER, 1, 0);

    /// Right rules within bounds that are explored in seconds.
    public static List<Case> right() {
        return List.of(
                right(new Bounds(1, 1, WITHOUT_NUMBER, 1, 1), 20),
                right(new Bounds(1, 0, WITHOUT_NUMBER, 2, 2), 20),
                right(new Bounds(1, 0, 0, 1, 1), 20),
                new Case(List.of(Control.THREE_OF_FOUR), A_WRITE_AND_A_DELETE, EnumSet.noneOf(Breach.class), 20));
    }

    /// Right rules within the bounds that the issue names, and more; takes minutes.
    public static List<Case> large() {
        return List.of(
                right(new Bounds(2, 1, WITHOUT_NUMBER, 1, 1), 24),
                right(new Bounds(1, 0, 1, 1, 1), 24),
                right(new Bounds(1, 1, WITHOUT_NUMBER, 2, 1), 25));
    }

    /// The flaws that this model can show, each within the smallest bounds that show it.
    public static List<Case> flawed() {
        return Stream.of(
                        of(Flaw.DUAL_WRITE_STOPS_EARLY, ONE_WRITE, LOST),
                        of(Flaw.DUAL_WRITE_BEST_EFFORT, ONE_WRITE, LOST),
                        of(Flaw.COPY_NOTHING, ONE_WRITE, LOST),
                        of(Flaw.COPY_UNCONDITIONAL, A_WRITE_AND_A_DELETE, LOST),
                        of(Flaw.COPY_WINS_TIES, A_WRITE_AND_A_DELETE, LOST),
                        of(Flaw.COPY_WITHOUT_TOMBSTONES, A_WRITE_AND_A_DELETE, RESURRECTION),
                        of(Flaw.COPY_FROM_ONE_SOURCE, ONE_WRITE, LOST, UNPROVEN_CUTOVER),
                        of(Flaw.COPY_UNFENCED, ONE_WRITE, LOST),
                        of(Flaw.WALL_CLOCK_VERSIONS, A_WRITE_AND_A_DELETE, WRITE_BELOW),
                        of(Flaw.LAST_ARRIVAL_WINS, A_WRITE_AND_A_DELETE, LOST),
                        of(Flaw.SLEEP_FOR_BARRIER, ONE_WRITE, LOST, UNFENCED_CLEANUP),
                        of(Flaw.PRIVATE_MIGRATION_STATE, ONE_WRITE, LOST, UNFENCED_CLEANUP),
                        of(Flaw.FENCE_WRITES_ONLY, ONE_WRITE, LOST),
                        of(Flaw.FENCE_BEFORE_APPLY_ONLY, new Bounds(1, 0, 0, 1, 0), LOST),
                        of(Flaw.READ_FROM_UNCOPIED_JOINER, ONE_WRITE, LOST),
                        of(Flaw.SKIP_CUTOVER_PHASE, new Bounds(1, 0, 1, 1, 0), STALE_READ, LOST),
                        of(Flaw.WRITE_BACK_TO_OLD_ONLY, new Bounds(1, 0, 2, 1, 0), STALE_READ, LOST),
                        of(Flaw.NO_WRITE_BACK, new Bounds(1, 0, 2, 1, 0), STALE_READ),
                        of(Flaw.SESSION_UNCHECKED, new Bounds(1, 0, WITHOUT_NUMBER, 1, 1), CLOSED_SESSION, LEFT_OVER),
                        of(Flaw.WIPE_AFTER_DUAL_WRITE, ONE_WRITE, LOST),
                        of(Flaw.CLEANUP_BEFORE_FENCE, ONE_WRITE, LEFT_OVER),
                        of(Flaw.NO_CLEANUP, ONE_WRITE, LEFT_OVER))
                .toList();
    }

    /// Explores it.
    public Explored explore() {
        EnumSet<Breach> wanted = EnumSet.noneOf(Breach.class);
        wanted.addAll(expected);
        return new Explorer(Conduct.with(switches()), bounds, wanted, tableBits).explore();
    }

    /// Whether the exploration found what it must.
    public boolean isAsExpected(Explored explored) {
        return expected.isEmpty()
                ? explored.complete() && explored.breaches().isEmpty()
                : explored.breaches().keySet().containsAll(expected);
    }

    private Set<Switch> switches() {
        return new java.util.LinkedHashSet<>(on);
    }

    /// The label of what is switched on.
    public String name() {
        return on.isEmpty() ? "right" : on.getFirst().label();
    }

    private static Case right(Bounds bounds, int tableBits) {
        return new Case(List.of(), bounds, EnumSet.noneOf(Breach.class), tableBits);
    }

    private static Case of(Flaw flaw, Bounds bounds, Breach first, Breach... more) {
        return new Case(List.of(flaw), bounds, EnumSet.of(first, more), 22);
    }

    @Override
    public String toString() {
        return name() + ": " + bounds.words();
    }
}
