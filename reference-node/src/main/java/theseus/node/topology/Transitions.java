package theseus.node.topology;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.node.ring.NodeId;

/// The only place where a phase follows a phase. Pure: a topology and a proposal in, a decision out.
///
/// @param sourcesNeeded how many copies a target needs before the cutover
/// @param collectWhen when tombstones may be collected
/// @param admitWhen when the next migration has its turn
/// @param edge what follows VERIFY
/// @param departure how a member goes
public record Transitions(
        SourcesNeeded sourcesNeeded, CollectWhen collectWhen, AdmitWhen admitWhen, Edge edge, Departure departure) {
    /// How a member goes off the ring.
    public enum Departure {
        /// Right: like any migration, once its share has been handed over.
        BY_MIGRATION,
        /// Wrong (remove-at-once): it is struck off, and nothing moves.
        AT_ONCE
    }

    /// What follows VERIFY.
    public enum Edge {
        /// Right: CUTOVER, in which old and new readers coexist.
        CUTOVER,
        /// Wrong (skip-cutover-phase): the new placement alone.
        NEW_PLACEMENT
    }

    /// The error code of a proposal that does not fit the migration's state.
    public static final String CONFLICT = "CONFLICT";

    /// The error code of a proposal on top of an epoch that is not the current one.
    public static final String STALE_PROPOSAL = "STALE_PROPOSAL";

    /// The error code of a proposal that could never be accepted.
    public static final String INVALID = "INVALID";

    /// Those that collect tombstones only where nothing moves.
    public Transitions(SourcesNeeded sourcesNeeded) {
        this(sourcesNeeded, CollectWhen.NOTHING_MOVES, AdmitWhen.NOTHING_MOVES, Edge.CUTOVER, Departure.BY_MIGRATION);
    }

    /// The first topology of a new cluster: no tenants, no migration.
    public static Topology genesis(theseus.node.ring.Ring ring, SortedMap<NodeId, String> addresses) {
        return new Topology(
                1,
                new Phase.Steady(),
                new Placement(ring, new TreeMap<>()),
                0,
                Floor.NONE,
                addresses,
                new TreeSet<>(),
                List.of(),
                false,
                null);
    }

    /// What becomes of the proposal.
    public Decision decide(Topology now, long expectedEpoch, Change change) {
        if (expectedEpoch != now.epoch())
            return refused(
                    STALE_PROPOSAL,
                    "the proposal is for epoch %d, the current one is %d".formatted(expectedEpoch, now.epoch()),
                    now);
        return switch (change) {
            case Change.AddTenant add -> addTenant(now, add);
            case Change.BeginCollection begin -> Collecting.begin(now, begin, collectWhen);
            case Change.FinishCollection finish -> Collecting.finish(now, finish);
            case Change.AbandonCollection abandon -> Collecting.abandon(now, abandon);
            case Change.Admit admit -> Admitting.admit(now, admit, admitWhen, departure);
            case Change.AdmitNext _ -> Admitting.admitNext(now, admitWhen, departure);
            case Change.Pause c -> halt(now, c.session(), true);
            case Change.Resume c -> halt(now, c.session(), false);
            case Change.BeginDualWrite c ->
                now.phase() instanceof Phase.Prepare p && isOpen(c.session(), now)
                        ? moved(now, new Phase.DualWrite(p.underWay(), now.epoch() + 1))
                        : outOfTurn(now, "DUAL_WRITE", c.session(), "PREPARE");
            case Change.BeginCopy c ->
                now.phase() instanceof Phase.DualWrite p && isOpen(c.session(), now)
                        ? moved(now, new Phase.DataCopy(p.underWay(), p.dualEpoch()))
                        : outOfTurn(now, "DATA_COPY", c.session(), "DUAL_WRITE");
            case Change.BeginVerify c ->
                now.phase() instanceof Phase.DataCopy p && isOpen(c.session(), now)
                        ? moved(now, new Phase.Verify(p.underWay(), p.dualEpoch()))
                        : outOfTurn(now, "VERIFY", c.session(), "DATA_COPY");
            case Change.CutOver c ->
                now.phase() instanceof Phase.Verify p && isOpen(c.session(), now)
                        ? cutOver(now, p, c.evidence())
                        : outOfTurn(now, "CUTOVER", c.session(), "VERIFY");
            case Change.PublishNew c ->
                now.phase() instanceof Phase.Cutover p && isOpen(c.session(), now)
                        ? published(now, p.underWay())
                        : outOfTurn(now, "CLEANUP", c.session(), "CUTOVER");
            case Change.Finish c -> finish(now, c);
            case Change.Abort c -> abort(now, c);
            case Change.DeclareDead c -> Burying.declareDead(now, c);
        };
    }

    private Decision addTenant(Topology now, Change.AddTenant add) {
        Integer present = now.placement().factors().get(add.tenant());
        int members = now.placement().ring().members().size();
        if (present != null && present == add.factor()) return new Decision.Accepted(now);
        if (present != null)
            return refused(
                    CONFLICT,
                    "tenant '%s' exists with replication factor %d, not %d"
                            .formatted(add.tenant(), present, add.factor()),
                    now);
        if (add.factor() < 1 || add.factor() > members)
            return refused(
                    INVALID,
                    "replication factor %d for tenant '%s'; expected 1 to %d, the number of nodes on the ring"
                            .formatted(add.factor(), add.tenant(), members),
                    now);
        if (!(now.phase() instanceof Phase.Steady)) return busy(now, "a tenant cannot be added");
        return new Decision.Accepted(now.in(now.phase(), now.placement().with(add.tenant(), add.factor())));
    }

    private Decision halt(Topology now, long session, boolean halted) {
        if (!isOpen(session, now))
            return refused(CONFLICT, "session %d is not under way: %s".formatted(session, describe(now)), now);
        return now.paused() == halted ? new Decision.Accepted(now) : new Decision.Accepted(now.paused(halted));
    }

    private Decision finish(Topology now, Change.Finish change) {
        boolean inTurn = now.phase() instanceof Phase.Cleanup || now.phase() instanceof Phase.Retreat;
        if (!inTurn || !isOpen(change.session(), now))
            return outOfTurn(now, "STEADY", change.session(), "CLEANUP or RETREAT");
        Migration over = now.phase().migration().orElseThrow();
        boolean completed = now.phase() instanceof Phase.Cleanup;
        Topology next = now.in(new Phase.Steady())
                .reporting(new MigrationReport(
                        over.session(),
                        over.token(),
                        over.request().words(),
                        completed,
                        completed ? "" : "aborted in CUTOVER",
                        change.counts(),
                        change.phaseMillis()));
        boolean dies = completed && over.request().died().isPresent();
        return new Decision.Accepted(dies ? next.retiring(over.request().died().get()) : next);
    }

    private Decision cutOver(Topology now, Phase.Verify verify, Evidence evidence) {
        Optional<String> gap = evidence.gap(verify.underWay().plan(), sourcesNeeded);
        if (gap.isPresent())
            return refused(CONFLICT, "cutover to epoch %d refused: %s".formatted(now.epoch() + 1, gap.get()), now);
        return switch (edge) {
            case NEW_PLACEMENT -> published(now, verify.underWay());
            case CUTOVER -> moved(now, new Phase.Cutover(verify.underWay(), verify.dualEpoch(), evidence));
        };
    }

    private Decision abort(Topology now, Change.Abort abort) {
        if (!isOpen(abort.session(), now))
            return refused(CONFLICT, "session %d cannot be aborted: %s".formatted(abort.session(), describe(now)), now);
        return switch (now.phase()) {
            case Phase.Prepare _, Phase.DualWrite _, Phase.DataCopy _, Phase.Verify _ ->
                new Decision.Accepted(now.in(new Phase.Steady()).reporting(aborted(now, abort.why())));
            case Phase.Cutover p -> moved(now, new Phase.Retreat(p.underWay(), p.dualEpoch()));
            case Phase.Steady _, Phase.Retreat _ ->
                refused(CONFLICT, "there is nothing to abort: " + describe(now), now);
            case Phase.Cleanup _ ->
                refused(CONFLICT, "the new ring is in force, it only goes forward: " + describe(now), now);
        };
    }

    /// What would begin if the migration were asked for where nothing moves: an accepted topology in PREPARE, or why it
    /// cannot be.
    public static Decision preview(Topology now, Admission request) {
        return Admitting.begin(
                now, new Change.Admit(request, null, false), AdmitWhen.NOTHING_MOVES, Departure.BY_MIGRATION);
    }

    static boolean isOpen(long session, Topology now) {
        return session != 0 && session == now.openSession();
    }

    private static MigrationReport aborted(Topology now, String why) {
        Migration over = now.phase().migration().orElseThrow();
        return new MigrationReport(
                over.session(), over.token(), over.request().words(), false, why, MoveCounts.NONE, new TreeMap<>());
    }

    private Decision published(Topology now, Migration migration) {
        return new Decision.Accepted(now.in(new Phase.Cleanup(migration), admitWhen.to(now, migration)));
    }

    private static Decision moved(Topology now, Phase phase) {
        return new Decision.Accepted(now.in(phase));
    }

    private static Decision busy(Topology now, String what) {
        return refused(CONFLICT, what + " now: " + describe(now), now);
    }

    private static Decision outOfTurn(Topology now, String to, long session, String from) {
        return refused(
                CONFLICT,
                "%s of session %d refused: it follows %s, and %s".formatted(to, session, from, describe(now)),
                now);
    }

    static String describe(Topology now) {
        String session = now.phase()
                .migration()
                .map(m -> " of session " + m.session() + " (" + m.request().words() + ")")
                .orElse("");
        return "epoch " + now.epoch() + " is in " + now.phase().label() + session;
    }

    static Decision refused(String code, String sentence, Topology now) {
        return new Decision.Refused(code, sentence, now);
    }
}
