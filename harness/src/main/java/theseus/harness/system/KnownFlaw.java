package theseus.harness.system;

import static theseus.harness.system.Evidence.breach;
import static theseus.harness.system.Evidence.linearizability;
import static theseus.harness.system.Evidence.seen;
import static theseus.histories.check.Anomaly.AVAILABILITY;
import static theseus.histories.check.Anomaly.DIVERGENCE;
import static theseus.histories.check.Anomaly.KEY_CENSUS;
import static theseus.histories.check.Anomaly.LEFT_OVER_DATA;
import static theseus.histories.check.Anomaly.LIVENESS;
import static theseus.histories.check.Anomaly.RESURRECTED_DELETE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import theseus.histories.check.Finding;
import theseus.node.Control;
import theseus.node.Flaw;
import theseus.node.Switch;

/// A flaw of the reference node, or a set of them, with the evidence that convicts it: a run that merely fails does
/// not.
///
/// @param label its name on the command line
/// @param summary what is wrong, in one line
/// @param origin whose mistake it is
/// @param evidence what convicts it; nothing does a control, which must stay clean
/// @param switches the labels of what is switched on in the nodes
public record KnownFlaw(String label, String summary, String origin, Evidence evidence, SortedSet<String> switches) {

    /// The catalogue: every flaw by itself, in its order.
    public static List<KnownFlaw> all() {
        return Arrays.stream(Flaw.values()).map(KnownFlaw::of).toList();
    }

    /// The seed's variants: flaws together.
    public static List<KnownFlaw> variants() {
        return Arrays.stream(SeedVariant.values()).map(KnownFlaw::of).toList();
    }

    /// Other rules that are right, too.
    public static List<KnownFlaw> controls() {
        return Arrays.stream(Control.values())
                .map(control -> one(control, "Cassandra", Evidence.none()))
                .toList();
    }

    /// The flaw, variant or control of that name.
    public static Optional<KnownFlaw> labelled(String label) {
        return Stream.of(all(), variants(), controls())
                .flatMap(List::stream)
                .filter(known -> known.label().equals(label))
                .findFirst();
    }

    /// Whether it is right, and must never be convicted.
    public boolean isControl() {
        return evidence.equals(Evidence.none());
    }

    /// Whether the finding is of a class that convicts this flaw.
    public boolean namedBy(Finding finding) {
        return evidence.includes(finding);
    }

    private static KnownFlaw of(SeedVariant variant) {
        Evidence evidence =
                variant.flaws().stream().map(flaw -> of(flaw).evidence()).reduce(Evidence.none(), Evidence::or);
        TreeSet<String> switches = new TreeSet<>();
        variant.flaws().forEach(flaw -> switches.add(flaw.label()));
        return new KnownFlaw(variant.label(), variant.summary(), "seed", evidence, switches);
    }

    private static KnownFlaw of(Flaw flaw) {
        return switch (flaw) {
            case DUAL_WRITE_STOPS_EARLY ->
                one(flaw, "seed, today", linearizability().or(breach("I1")));
            case DUAL_WRITE_BEST_EFFORT ->
                one(flaw, "seed fix 2", linearizability().or(breach("I1")));
            case COPY_NOTHING -> one(flaw, "seed, today and fix 3", breach("I1").or(seen(KEY_CENSUS)));
            case COPY_SKIPS_FAILURES -> one(flaw, "seed fix 3", breach("I1").or(seen(KEY_CENSUS)));
            case COPY_BOUNDARY_LOST ->
                one(flaw, "PairDB's later design", seen(KEY_CENSUS).or(breach("I1")));
            case COPY_UNCONDITIONAL ->
                one(flaw, "seed issue 3", linearizability().or(breach("I1")));
            case COPY_WINS_TIES -> one(flaw, "seed fix 3", linearizability().or(breach("I1")));
            case COPY_WITHOUT_TOMBSTONES -> one(flaw, "seed fix 3", seen(RESURRECTED_DELETE));
            case COPY_FROM_ONE_SOURCE ->
                one(flaw, "seed fix 3", linearizability().or(breach("I1")));
            case COPY_UNFENCED -> one(flaw, "seed", linearizability().or(breach("I1")));
            case WALL_CLOCK_VERSIONS -> one(flaw, "seed fix 3", linearizability());
            case LAST_ARRIVAL_WINS -> one(flaw, "seed fix 3", linearizability().or(seen(DIVERGENCE)));
            case SLEEP_FOR_BARRIER ->
                one(flaw, "seed fix 4", linearizability().or(breach("I1")).or(seen(LEFT_OVER_DATA)));
            case PRIVATE_MIGRATION_STATE ->
                one(flaw, "seed, today", linearizability().or(breach("I1")).or(seen(LEFT_OVER_DATA)));
            case FENCE_WRITES_ONLY -> one(flaw, "-", linearizability());
            case FENCE_BEFORE_APPLY_ONLY -> one(flaw, "-", breach("I1"));
            case OVERLAP_COUNTED_FOR_OLD_ONLY -> one(flaw, "seed fix 2", seen(AVAILABILITY));
            case OLD_REPLICAS_CLUSTER_WIDE -> one(flaw, "seed fix 2", seen(AVAILABILITY));
            case READ_FROM_UNCOPIED_JOINER -> one(flaw, "seed fix 1", linearizability());
            case SKIP_CUTOVER_PHASE -> one(flaw, "seed", linearizability());
            case WRITE_BACK_TO_OLD_ONLY -> one(flaw, "-", linearizability());
            case NO_WRITE_BACK -> one(flaw, "seed", linearizability());
            case RETRY_MINTS_AGAIN ->
                one(flaw, "Riak's lost writes", linearizability().or(seen(DIVERGENCE)));
            case SESSION_UNCHECKED -> one(flaw, "Scylla's topology guards", seen(RESURRECTED_DELETE));
            case WIPE_AFTER_DUAL_WRITE -> one(flaw, "-", breach("I1"));
            case NEVER_ABORT -> one(flaw, "Riak's stuck handoff", seen(LIVENESS));
            case CLEANUP_BEFORE_FENCE -> one(flaw, "-", seen(LEFT_OVER_DATA));
            case NO_CLEANUP -> one(flaw, "seed, today", seen(LEFT_OVER_DATA));
            case HINT_COUNTS_AS_ACK -> one(flaw, "-", breach("I1").or(linearizability()));
            case HINT_OVERWRITES -> one(flaw, "-", linearizability().or(seen(DIVERGENCE)));
            case COLLECT_TOMBSTONES_WHILE_MOVING -> one(flaw, "Scylla's resurrection bug", seen(RESURRECTED_DELETE));
            case COLLECT_WITHOUT_FLOOR -> one(flaw, "-", seen(RESURRECTED_DELETE));
            case OVERLAPPING_MIGRATIONS -> one(flaw, "seed fix 2", breach("I1").or(linearizability()));
            case REMOVE_AT_ONCE -> one(flaw, "seed, today", breach("I1").or(linearizability()));
            case NOT_FOUND_IS_NO_VOTE -> one(flaw, "seed, today", seen(AVAILABILITY));
        };
    }

    private static KnownFlaw one(Switch single, String origin, Evidence evidence) {
        return new KnownFlaw(
                single.label(), single.summary(), origin, evidence, new TreeSet<>(List.of(single.label())));
    }
}
