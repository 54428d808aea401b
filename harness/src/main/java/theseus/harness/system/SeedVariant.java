package theseus.harness.system;

import static theseus.node.Flaw.COPY_FROM_ONE_SOURCE;
import static theseus.node.Flaw.COPY_NOTHING;
import static theseus.node.Flaw.COPY_SKIPS_FAILURES;
import static theseus.node.Flaw.COPY_UNFENCED;
import static theseus.node.Flaw.COPY_WINS_TIES;
import static theseus.node.Flaw.COPY_WITHOUT_TOMBSTONES;
import static theseus.node.Flaw.DUAL_WRITE_BEST_EFFORT;
import static theseus.node.Flaw.DUAL_WRITE_STOPS_EARLY;
import static theseus.node.Flaw.LAST_ARRIVAL_WINS;
import static theseus.node.Flaw.NO_CLEANUP;
import static theseus.node.Flaw.NO_WRITE_BACK;
import static theseus.node.Flaw.OLD_REPLICAS_CLUSTER_WIDE;
import static theseus.node.Flaw.OVERLAP_COUNTED_FOR_OLD_ONLY;
import static theseus.node.Flaw.PRIVATE_MIGRATION_STATE;
import static theseus.node.Flaw.READ_FROM_UNCOPIED_JOINER;
import static theseus.node.Flaw.SKIP_CUTOVER_PHASE;
import static theseus.node.Flaw.SLEEP_FOR_BARRIER;
import static theseus.node.Flaw.WALL_CLOCK_VERSIONS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import theseus.node.Flaw;

/// The node additions that the seed (`issues-found-and-fixes.md`) describes, each a set of flaws.
public enum SeedVariant {
    /// Writes go to the joiner in the first phase only and may fail there; nothing is copied, the ring is switched at
    /// once and without a fence, nobody but the driver knows that anything moves, and nothing is cleaned up.
    SEED_CURRENT(
            "the code that the seed describes",
            DUAL_WRITE_STOPS_EARLY,
            DUAL_WRITE_BEST_EFFORT,
            COPY_NOTHING,
            COPY_UNFENCED,
            SLEEP_FOR_BARRIER,
            SKIP_CUTOVER_PHASE,
            PRIVATE_MIGRATION_STATE,
            LAST_ARRIVAL_WINS,
            NO_WRITE_BACK,
            NO_CLEANUP),
    /// Overlapping nodes count for the old set alone, the old replicas are those of the whole cluster, the ranges of
    /// the copy come from the ring in which the joiner owns nothing, reads count the joiner at once, a sleep is the
    /// fence.
    SEED_FIXED_LITERAL(
            "the seed's recommendations to the letter",
            OVERLAP_COUNTED_FOR_OLD_ONLY,
            OLD_REPLICAS_CLUSTER_WIDE,
            COPY_NOTHING,
            READ_FROM_UNCOPIED_JOINER,
            SLEEP_FOR_BARRIER),
    /// Right ranges, and overlapping nodes count for both sets, but: both quorums at cutover only, wall-clock
    /// timestamps
    /// that tie, one source, failed copies skipped, tombstones not copied, a sleep is the fence.
    SEED_FIXED_CHARITABLE(
            "the seed's recommendations, with the counting repaired",
            DUAL_WRITE_BEST_EFFORT,
            WALL_CLOCK_VERSIONS,
            COPY_WINS_TIES,
            COPY_FROM_ONE_SOURCE,
            COPY_SKIPS_FAILURES,
            COPY_WITHOUT_TOMBSTONES,
            SLEEP_FOR_BARRIER);

    private final String summary;
    private final Set<Flaw> flaws;

    SeedVariant(String summary, Flaw... flaws) {
        this.summary = summary;
        this.flaws = EnumSet.copyOf(Arrays.asList(flaws));
    }

    /// The variant of that label.
    static Optional<SeedVariant> labelled(String label) {
        return Arrays.stream(values())
                .filter(variant -> variant.label().equals(label))
                .findFirst();
    }

    /// The name on the command line: `seed-current`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What it is, in one line.
    public String summary() {
        return summary;
    }

    /// The flaws that it consists of.
    public Set<Flaw> flaws() {
        return EnumSet.copyOf(flaws);
    }
}
