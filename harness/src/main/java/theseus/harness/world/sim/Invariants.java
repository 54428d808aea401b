package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.ring.Key;
import theseus.node.store.Version;
import theseus.node.topology.Floor;
import theseus.node.topology.Phase;
import theseus.node.topology.Replicas;
import theseus.node.topology.Topology;

/// The invariants of `protocol.md` section 6, judged from what the nodes did, event by event: each observation is
/// checked against what it can break, nothing is computed again.
///
/// Here: I1, I2, I3, I5, I8, I10 and the part of I4 and I9 that belong to single events; [Decisions] has I11 and I12,
/// [MigrationLaws] those that hold when a phase begins.
final class Invariants {
    private final Cast cast;
    private final Breaches breaches;
    private final Decisions decisions;
    private final MigrationLaws laws;
    private final Map<Key, KeyLedger> ledgers = new LinkedHashMap<>();
    private final List<KeyLedger> keys = new ArrayList<>();
    private final long[] fences;
    private long restarts;

    Invariants(Cast cast, Breaches breaches) {
        this.cast = cast;
        this.breaches = breaches;
        decisions = new Decisions(breaches);
        fences = new long[cast.size()];
        laws = new MigrationLaws(cast, breaches, keys, fences);
    }

    void saw(Machine at, Observation observation) {
        switch (observation) {
            case Observation.Stored stored -> stored(at, stored);
            case Observation.WriteAcknowledged done -> acknowledged(at, done);
            case Observation.RoundCompleted round -> completed(at, round.epoch());
            case Observation.FenceRaised fence -> fenced(at, fence.epoch());
            case Observation.Forgot forgot -> forgot(at, ledger(forgot.key()), fences[at.index()]);
            case Observation.Purged purged -> purged(at, ledger(purged.key()), purged.fence());
            case Observation.TopologyDecided decided -> decided(at, decided.topology());
            case Observation.TopologyLearned learned -> decisions.learned(at, learned.topology());
            case Observation.SnapshotTaken taken -> laws.snapshot(at, taken.session(), taken.range());
            case Observation.CopyArrived copy -> copied(at, copy);
            case Observation.GuardFired _, Observation.RangeCopied _, Observation.DiskFailed _ -> {}
        }
    }

    private KeyLedger ledger(Key key) {
        KeyLedger found = ledgers.get(key);
        if (found != null) return found;
        KeyLedger made = new KeyLedger(key, cast.size());
        ledgers.put(key, made);
        keys.add(made);
        return made;
    }

    private void stored(Machine at, Observation.Stored stored) {
        KeyLedger ledger = ledger(stored.key());
        Version version = stored.version();
        for (int i = 0; i < ledger.held.length; i++)
            if (version.equals(ledger.held[i]) && !java.util.Objects.equals(stored.value(), ledger.values[i]))
                breaches.add(
                        "I5",
                        ledger.key,
                        "version %s is '%s' at %s and '%s' at %s"
                                .formatted(version, stored.value(), at, ledger.values[i], cast.node(i)));
        Version before = ledger.held[at.index()];
        ledger.held[at.index()] = version;
        ledger.values[at.index()] = stored.value();
        if (before == null) newcomer(at, ledger, stored);
        else if (before.isAfter(version)) {
            breaches.add(
                    "I2",
                    ledger.key,
                    "%s went down from %s to %s (%s in epoch %d)"
                            .formatted(at, before, version, stored.cause(), stored.epoch()));
            quorums(ledger);
        }
    }

    private void newcomer(Machine at, KeyLedger ledger, Observation.Stored stored) {
        Topology latest = decisions.latest();
        if (latest == null || !(latest.phase() instanceof Phase.Steady)) return;
        // Whoever is on the ring in STEADY has done its cleanup; an aborted joiner is not on it.
        Replicas owners = latest.replicas(ledger.key);
        if (!owners.old().isEmpty()
                && !owners.contains(at.id())
                && latest.placement().ring().members().contains(at.id())
                && !laws.mayStillClean(at))
            breaches.add(
                    "I9",
                    ledger.key,
                    "%s stored %s (%s in epoch %d) in STEADY, epoch %d; the owners are %s"
                            .formatted(
                                    at,
                                    stored.version(),
                                    stored.cause(),
                                    stored.epoch(),
                                    latest.epoch(),
                                    owners.old()));
        if (!stored.version().isAfter(latest.floor().version())) reappeared(at, ledger, owners, latest);
    }

    /// I11: nothing reappears below the floor. A node that owns nothing of the key and has not fenced the abort of its
    /// migration yet may still take what that sent it: nobody asks it, and it forgets that before it owns the key.
    private void reappeared(Machine at, KeyLedger ledger, Replicas owners, Topology latest) {
        if (!owners.contains(at.id()) && laws.mayStillClean(at)) ledger.belowFloor[at.index()] = true;
        else
            breaches.add(
                    "I11",
                    ledger.key,
                    "%s stored %s anew, which is not above the floor %s"
                            .formatted(
                                    at, ledger.held[at.index()], latest.floor().version()));
    }

    /// I11: what a node took below the floor as no owner, it does not bring along when it becomes one.
    private void broughtAlong(KeyLedger ledger, Topology topology) {
        for (int i = 0; i < ledger.belowFloor.length; i++) {
            if (!ledger.belowFloor[i] || !topology.replicas(ledger.key).now().contains(cast.node(i))) continue;
            ledger.belowFloor[i] = false;
            breaches.add(
                    "I11",
                    ledger.key,
                    "%s becomes an owner in epoch %d and brings along %s, which it stored below the floor"
                            .formatted(cast.node(i), topology.epoch(), ledger.held[i]));
        }
    }

    private void acknowledged(Machine at, Observation.WriteAcknowledged done) {
        KeyLedger ledger = ledger(done.key());
        if (!done.version().isAfter(ledger.acknowledged) || !done.version().isAfter(ledger.purged)) return;
        ledger.acknowledged = done.version();
        quorums(ledger);
    }

    /// I1: among any read quorum of the topology in force is one that has the newest acknowledged version.
    private void quorums(KeyLedger ledger) {
        Topology latest = decisions.latest();
        if (latest == null || ledger.acknowledged == Version.NONE) return;
        long readers = ledger.readers(latest, cast);
        int needed = Long.bitCount(readers) - Cast.majority(readers) + 1;
        boolean holds = readers == 0 || ledger.holders(readers, ledger.acknowledged) >= needed;
        if (!holds && !ledger.broken)
            breaches.add(
                    "I1",
                    ledger.key,
                    "version %s was acknowledged, and a read quorum of epoch %d (%s) can miss it: %s"
                            .formatted(
                                    ledger.acknowledged,
                                    latest.epoch(),
                                    latest.phase().label(),
                                    ledger.holdings(readers, cast)));
        ledger.broken = !holds;
    }

    private void completed(Machine at, long epoch) {
        Topology latest = decisions.latest();
        if (latest != null && epoch > latest.epoch())
            breaches.add("I4", null, at + " completed a round in epoch " + epoch + ", which nobody has decided on");
    }

    private void fenced(Machine at, long epoch) {
        if (epoch < fences[at.index()])
            breaches.add("I3", null, "the fence of %s fell from %d to %d".formatted(at, fences[at.index()], epoch));
        fences[at.index()] = epoch;
    }

    /// I8: what is destroyed can no longer be written: every epoch in which a write could reach it is fenced.
    private void forgot(Machine at, KeyLedger ledger, long fence) {
        Version gone = ledger.forget(at.index());
        Topology latest = decisions.latest();
        if (latest == null) return;
        for (long epoch = Math.max(fence, decisions.from(fence).epoch()); epoch <= latest.epoch(); epoch++) {
            Topology open = decisions.from(epoch);
            if (!writes(open, ledger.key, at)) continue;
            breaches.add(
                    "I8",
                    ledger.key,
                    "%s destroyed %s under fence %d, while a write of epoch %d (%s) may still come"
                            .formatted(at, gone, fence, epoch, open.phase().label()));
            break;
        }
        if (gone != null) quorums(ledger);
    }

    /// I11: a tombstone is purged below the floor alone, behind the fence of the epoch that brought it, and where no
    /// owner holds what it had deleted. From then on its absence says what it said.
    private void purged(Machine at, KeyLedger ledger, long fence) {
        Version gone = ledger.held[at.index()];
        boolean wasValue = ledger.values[at.index()] != null;
        ledger.forget(at.index());
        Topology latest = decisions.latest();
        if (gone == null || latest == null) return;
        // The floor may have risen again since that one was fenced, and buries no less.
        Floor fenced = decisions.from(fence).floor();
        boolean lawful = !wasValue
                && fenced.since() <= fence
                && fenced.buries(gone)
                && ledger.older(latest, cast, gone).isEmpty();
        if (!lawful)
            breaches.add(
                    "I11",
                    ledger.key,
                    "%s purged %s under fence %d; it is a %s, the floor there is %s since epoch %d, and older is held by %s"
                            .formatted(
                                    at,
                                    gone,
                                    fence,
                                    wasValue ? "value" : "tombstone",
                                    fenced.version(),
                                    fenced.since(),
                                    ledger.older(latest, cast, gone)));
        if (gone.isAfter(ledger.purged)) ledger.purged = gone;
        if (!ledger.acknowledged.isAfter(gone)) ledger.acknowledged = Version.NONE;
        else quorums(ledger);
    }

    private static boolean writes(Topology topology, Key key, Machine at) {
        Replicas replicas = topology.replicas(key);
        boolean both = switch (topology.phase()) {
            case Phase.Steady _, Phase.Prepare _, Phase.Cleanup _ -> false;
            case Phase.DualWrite _, Phase.DataCopy _, Phase.Verify _, Phase.Cutover _, Phase.Retreat _ -> true;
        };
        return replicas.old().contains(at.id()) || both && replicas.now().contains(at.id());
    }

    private void decided(Machine at, Topology topology) {
        Topology before = decisions.latest();
        if (!decisions.add(at, topology)) return;
        laws.decided(before, topology);
        for (int i = 0; i < keys.size(); i++) {
            quorums(keys.get(i));
            if (topology.phase() instanceof Phase.DualWrite) broughtAlong(keys.get(i), topology);
        }
    }

    private void copied(Machine at, Observation.CopyArrived copy) {
        if (copy.session() != copy.open())
            breaches.add(
                    "I10",
                    null,
                    "%s took a record copied in session %d, while session %d is open"
                            .formatted(at, copy.session(), copy.open()));
    }

    /// A machine started: its disk must hold what it had made durable, and may hold more (I2, I3, I8).
    void started(Machine at) {
        long fence = at.node().status().fence();
        if (fence < fences[at.index()])
            breaches.add(
                    "I3",
                    null,
                    "the fence of %s was %d and is %d after its restart".formatted(at, fences[at.index()], fence));
        fences[at.index()] = fence;
        restarts++;
        for (Message.Keyed keyed : at.node().records()) survived(at, keyed);
        for (int i = 0; i < keys.size(); i++) {
            KeyLedger ledger = keys.get(i);
            if (ledger.held[at.index()] != null && ledger.seenAtRestart != restarts) gone(at, ledger, fence);
        }
    }

    /// A delete may survive a crash of which nobody was told.
    private void gone(Machine at, KeyLedger ledger, long fence) {
        Topology latest = decisions.latest();
        boolean tombstone = ledger.values[at.index()] == null;
        if (tombstone && latest != null && latest.floor().buries(ledger.held[at.index()])) purged(at, ledger, fence);
        else forgot(at, ledger, fence);
    }

    private void survived(Machine at, Message.Keyed keyed) {
        KeyLedger ledger = ledger(keyed.key());
        ledger.seenAtRestart = restarts;
        Version before = ledger.held[at.index()];
        Version now = keyed.record().version();
        ledger.held[at.index()] = now;
        ledger.values[at.index()] = keyed.record().value();
        if (before == null || !before.isAfter(now)) return;
        breaches.add("I2", ledger.key, "%s had %s and has %s after its restart".formatted(at, before, now));
        quorums(ledger);
    }
}
