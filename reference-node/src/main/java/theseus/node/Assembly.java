package theseus.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import theseus.node.coordinate.Coordinator;
import theseus.node.coordinate.Minting;
import theseus.node.coordinate.Rounds;
import theseus.node.environment.Environment;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.metadata.AuthorityClient;
import theseus.node.metadata.AuthoritySeat;
import theseus.node.metadata.Seat;
import theseus.node.metadata.raft.RaftSeat;
import theseus.node.migration.Barrier;
import theseus.node.migration.Driver;
import theseus.node.migration.Gathering;
import theseus.node.migration.Joining;
import theseus.node.migration.Leaving;
import theseus.node.migration.Session;
import theseus.node.migration.SnapshotContent;
import theseus.node.migration.Source;
import theseus.node.migration.Target;
import theseus.node.quorum.Quorum;
import theseus.node.quorum.Rules;
import theseus.node.replica.Fence;
import theseus.node.replica.Replica;
import theseus.node.store.VersionedStore.ApplyRule;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Transitions;

/// The parts of a node, put together; the one place where a flaw chooses the wrong rule over the right one beside it.
final class Assembly {
    final CommitLog log;
    final Replica replica;
    final Rounds rounds;
    final Coordinator coordinator;
    final Session session;
    final Joining joining;
    final Source source;
    final Target target;
    final Leaving leaving;
    final boolean seated;
    final Seat seat;
    final AuthorityClient authority;
    final Driver driver;

    Assembly(NodeOptions options, Environment environment, Consumer<String> onDiskFailure) {
        Rules rules = new Rules(
                options.has(Flaw.DUAL_WRITE_STOPS_EARLY)
                        ? Rules.DualWrite.IN_FIRST_PHASE_ONLY
                        : Rules.DualWrite.WHILE_DATA_MOVES,
                options.has(Flaw.OVERLAP_COUNTED_FOR_OLD_ONLY)
                        ? Quorum.Overlap.COUNTS_IN_FIRST
                        : Quorum.Overlap.COUNTS_IN_BOTH);
        ApplyRule rule = options.has(Flaw.LAST_ARRIVAL_WINS) ? ApplyRule.LAST_ARRIVAL_WINS : ApplyRule.NEWER_WINS;
        ApplyRule copyRule = options.has(Flaw.COPY_UNCONDITIONAL) ? ApplyRule.LAST_ARRIVAL_WINS : rule;
        Fence.Kind fences = options.has(Flaw.SLEEP_FOR_BARRIER) ? Fence.Kind.IMAGINED : Fence.Kind.DURABLE;
        Barrier barrier = options.has(Flaw.SLEEP_FOR_BARRIER) ? Barrier.FIVE_SECONDS : Barrier.FENCES;
        Leaving.Kind cleanup = options.has(Flaw.NO_CLEANUP) ? Leaving.Kind.NEVER : Leaving.Kind.SWEEP_THEN_DELETE;
        SourcesNeeded sourcesNeeded =
                options.has(Flaw.COPY_FROM_ONE_SOURCE) ? SourcesNeeded.ONE : SourcesNeeded.MAJORITY;
        long resend = nanos(options.resendMillis());

        log = new CommitLog(environment.disk(), options.compactAtBytes(), onDiskFailure);
        replica = new Replica(options.id(), log, environment, rule, fences);
        rounds = new Rounds(environment, replica.topology(), resend);
        coordinator = new Coordinator(
                environment,
                replica.topology(),
                rounds,
                rules,
                options.has(Flaw.WALL_CLOCK_VERSIONS) ? Minting.Kind.BY_WALL_CLOCK : Minting.Kind.ABOVE_WHAT_WAS_SEEN,
                options.has(Flaw.NO_WRITE_BACK) ? Coordinator.WriteBack.NEVER : Coordinator.WriteBack.WHERE_NEEDED,
                nanos(options.operationTimeoutMillis()));
        session = new Session(log);
        joining = new Joining(options.id(), environment, replica, session, cleanup);
        source = new Source(
                options.id(), environment, replica, snapshotContent(options), options.copyBatchRecords(), resend);
        target = new Target(environment, replica, session, copyRule);
        leaving = new Leaving(options.id(), environment, replica, log, rounds, rules, cleanup);
        Transitions transitions = new Transitions(sourcesNeeded);
        seated = options.seats().contains(options.id());
        seat = options.authority().isPresent()
                ? new AuthoritySeat(environment, log, transitions, replica.topology())
                : new RaftSeat(
                        environment, log, transitions, replica.topology(), options.id(), options.initialMembers());
        authority = new AuthorityClient(
                environment,
                replica.topology(),
                options.id(),
                options.seats(),
                seat::leads,
                options.addresses().getOrDefault(options.id(), ""),
                resend,
                nanos(options.operationTimeoutMillis()));
        Driver.Times times = new Driver.Times(
                resend,
                nanos(options.dwellMinMillis()),
                nanos(options.dwellMaxMillis()),
                nanos(options.abortAfterMillis()));
        driver = new Driver(environment, authority, times, new Gathering(environment, sourcesNeeded, barrier));
    }

    /// Takes back one entry of the log at start.
    void replay(Entry entry) {
        replica.replay(entry);
        session.replay(entry);
        leaving.replay(entry);
        seat.replay(entry);
    }

    /// All that must not be forgotten, as the entries of a fresh log.
    List<Entry> live() {
        List<Entry> live = new ArrayList<>(replica.live());
        live.addAll(session.live());
        live.addAll(leaving.live());
        live.addAll(seat.live());
        return live;
    }

    private static SnapshotContent snapshotContent(NodeOptions options) {
        if (options.has(Flaw.COPY_NOTHING)) return SnapshotContent.NOTHING;
        return options.has(Flaw.COPY_WITHOUT_TOMBSTONES) ? SnapshotContent.VALUES_ONLY : SnapshotContent.EVERYTHING;
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
