package theseus.node.topology;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;

/// The cluster's shape at one epoch: immutable, decided once by the metadata authority, and learned from anyone.
///
/// @param epoch its number; each topology's is one more than its predecessor's
/// @param phase where the migration stands
/// @param placement the placement in force: the old one until CLEANUP, the new one from then on
/// @param lastSession the highest session handed out so far; 0 before the first
/// @param floor the tombstone floor
/// @param addresses where each node that ever took part is reached, `host:port`
/// @param retired the ids of dead nodes, never to be used again
/// @param queue migrations that wait for their turn, in order
/// @param paused whether the operator has halted the migration under way
/// @param lastReport how the latest migration ended; null before the first
public record Topology(
        long epoch,
        Phase phase,
        Placement placement,
        long lastSession,
        Floor floor,
        SortedMap<NodeId, String> addresses,
        SortedSet<NodeId> retired,
        List<Change.Admit> queue,
        boolean paused,
        MigrationReport lastReport) {
    public Topology {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        retired = Collections.unmodifiableSortedSet(new TreeSet<>(retired));
        queue = List.copyOf(queue);
    }

    /// The next epoch, in another phase.
    Topology in(Phase next) {
        return new Topology(
                epoch + 1, next, placement, lastSession, floor, addresses, retired, queue, false, lastReport);
    }

    /// The next epoch, in another phase and placement.
    Topology in(Phase next, Placement placed) {
        return new Topology(epoch + 1, next, placed, lastSession, floor, addresses, retired, queue, false, lastReport);
    }

    /// The next epoch, with another floor.
    Topology on(Floor another) {
        return new Topology(
                epoch + 1, phase, placement, lastSession, another, addresses, retired, queue, paused, lastReport);
    }

    /// The next epoch, halted or not.
    Topology paused(boolean halted) {
        return new Topology(
                epoch + 1, phase, placement, lastSession, floor, addresses, retired, queue, halted, lastReport);
    }

    /// The next epoch, with another queue.
    Topology queued(List<Change.Admit> waiting) {
        return paused(paused).waiting(waiting);
    }

    /// This epoch, with another queue.
    Topology waiting(List<Change.Admit> waiting) {
        return new Topology(
                epoch, phase, placement, lastSession, floor, addresses, retired, waiting, paused, lastReport);
    }

    /// This epoch, with the report of the migration that has just ended.
    Topology reporting(MigrationReport report) {
        return new Topology(epoch, phase, placement, lastSession, floor, addresses, retired, queue, paused, report);
    }

    /// This epoch, with one more retired id.
    Topology retiring(NodeId dead) {
        SortedSet<NodeId> more = new TreeSet<>(retired);
        more.add(dead);
        return new Topology(epoch, phase, placement, lastSession, floor, addresses, more, queue, paused, lastReport);
    }

    /// The key's replica sets by this topology.
    public Replicas replicas(Key key) {
        return switch (phase) {
            case Phase.Steady _, Phase.Cleanup _ -> settled(key);
            case Phase.Prepare p -> p.underWay().replicas(key);
            case Phase.DualWrite p -> p.underWay().replicas(key);
            case Phase.DataCopy p -> p.underWay().replicas(key);
            case Phase.Verify p -> p.underWay().replicas(key);
            case Phase.Cutover p -> p.underWay().replicas(key);
            case Phase.Retreat p -> p.underWay().replicas(key);
        };
    }

    private Replicas settled(Key key) {
        List<NodeId> owners = placement.replicas(key);
        return new Replicas(owners, owners);
    }

    /// The session of the migration under way; 0 in STEADY.
    public long openSession() {
        return phase.migration().map(Migration::session).orElse(0L);
    }
}
