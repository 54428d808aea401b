package theseus.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import theseus.node.collection.Bringing;
import theseus.node.collection.Collector;
import theseus.node.collection.Purging;
import theseus.node.coordinate.Coordinator;
import theseus.node.coordinate.Pinning;
import theseus.node.coordinate.Rounds;
import theseus.node.environment.Environment;
import theseus.node.handoff.Handoff;
import theseus.node.handoff.Hints;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.metadata.AuthorityClient;
import theseus.node.metadata.AuthoritySeat;
import theseus.node.metadata.Seat;
import theseus.node.metadata.raft.RaftSeat;
import theseus.node.migration.Driver;
import theseus.node.migration.Forecast;
import theseus.node.migration.Gathering;
import theseus.node.migration.Joining;
import theseus.node.migration.Leaving;
import theseus.node.migration.Pace;
import theseus.node.migration.Refusing;
import theseus.node.migration.Session;
import theseus.node.migration.Source;
import theseus.node.migration.Target;
import theseus.node.replica.Replica;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

/// The parts of a node, put together; by its [Conduct].
final class Assembly {
    final CommitLog log;
    final Replica replica;
    final Hints hints;
    final Rounds rounds;
    final Handoff handoff;
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
    final Purging purging;
    final Bringing bringing;
    final Collector collector;
    final Refusing refusing;
    final Forecast forecast;

    Assembly(NodeOptions options, Environment environment, GuardCounts guards, Consumer<String> onDiskFailure) {
        Conduct conduct = Conduct.with(options.flaws());
        long resend = nanos(options.resendMillis());

        log = new CommitLog(environment.disk(), options.compactAtBytes(), onDiskFailure);
        replica = new Replica(options.id(), log, environment, conduct.terms());
        hints = new Hints(
                environment,
                log,
                options.upkeep().hintLifeMillis() * 1000,
                options.upkeep().hintsMax());
        Pinning pinning = new Pinning(replica.topology(), conduct.pinning(), this::leads);
        rounds = new Rounds(environment, replica.topology(), pinning, resend, hints, conduct.hintsWorth());
        handoff = new Handoff(environment, hints, rounds, conduct.rules(), resend);
        coordinator = new Coordinator(
                environment,
                replica.topology(),
                rounds,
                conduct.rules(),
                conduct.minting(),
                conduct.writeBack(),
                conduct.repeat(),
                nanos(options.operationTimeoutMillis()));
        session = new Session(log);
        joining = new Joining(options.id(), environment, replica, session, conduct.cleanup(), conduct.wipe());
        source = new Source(
                options.id(),
                environment,
                replica,
                conduct.copy(),
                options.copyBatchRecords(),
                resend,
                new Pace(environment.timers(), options.pace(), replica::served));
        target = new Target(environment, replica, session, conduct.copyRule(), conduct.sessions());
        leaving = new Leaving(
                options.id(), environment, replica, log, rounds, conduct.rules(), conduct.cleanup(), resend);
        Transitions transitions = new Transitions(
                conduct.sourcesNeeded(),
                conduct.collectWhen(),
                conduct.admitWhen(),
                conduct.edge(),
                conduct.departure());
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
                conduct.patience().nanos(nanos(options.abortAfterMillis())));
        driver = new Driver(
                environment,
                authority,
                times,
                new Gathering(environment, conduct.sourcesNeeded(), conduct.barrier()),
                conduct.admitWhen());
        refusing = new Refusing(environment, replica.topology(), guards::refusals);
        forecast = new Forecast(environment, replica, nanos(options.operationTimeoutMillis()));
        purging = new Purging(environment, replica);
        bringing = new Bringing(options.id(), environment, replica, resend);
        Collector.Times collection = new Collector.Times(
                resend,
                nanos(options.upkeep().collectEveryMillis()),
                options.upkeep().tombstoneGraceMillis() * 1000);
        collector = new Collector(environment, authority, collection, conduct.collectWhen());
    }

    /// Those who lead where the metadata authority leads.
    Seat.Leadership leaders() {
        return new Seat.Leadership() {
            @Override
            public void began(Topology inForce) {
                driver.began(inForce);
                collector.began(inForce);
            }

            @Override
            public void ended() {
                driver.ended();
                collector.ended();
            }
        };
    }

    /// Takes back one entry of the log at start.
    void replay(Entry entry) {
        replica.replay(entry);
        hints.replay(entry);
        session.replay(entry);
        leaving.replay(entry);
        seat.replay(entry);
    }

    /// All that must not be forgotten, as the entries of a fresh log.
    List<Entry> live() {
        List<Entry> live = new ArrayList<>(replica.live());
        live.addAll(hints.live());
        live.addAll(session.live());
        live.addAll(leaving.live());
        live.addAll(seat.live());
        return live;
    }

    private boolean leads() {
        return seat.leads();
    }

    private static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
