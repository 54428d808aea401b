package theseus.harness.world.sim;

import java.util.List;
import java.util.StringJoiner;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;
import theseus.node.topology.Phase;
import theseus.node.topology.Replicas;
import theseus.node.topology.Topology;

/// What the simulation knows of one key: what each machine's disk durably holds of it, up or down, and the newest
/// version that was acknowledged at QUORUM or ALL.
final class KeyLedger {
    final Key key;
    final Version[] held;
    final String[] values;
    /// Who took a version below the tombstone floor while it was no owner, and still has it.
    final boolean[] belowFloor;

    Version acknowledged = Version.NONE;
    /// The newest tombstone that was purged: whatever is not above it may be acknowledged late, and held by nobody.
    Version purged = Version.NONE;
    /// Whether its breach of I1 has been told.
    boolean broken;
    /// The last restart at which the key was found on the restarted disk.
    long seenAtRestart;

    private long epoch = Long.MIN_VALUE;
    private long readers;

    KeyLedger(Key key, int machines) {
        this.key = key;
        held = new Version[machines];
        values = new String[machines];
        belowFloor = new boolean[machines];
    }

    /// The machine holds nothing of the key any more; gives what it held, null for nothing.
    Version forget(int machine) {
        Version gone = held[machine];
        held[machine] = null;
        values[machine] = null;
        belowFloor[machine] = false;
        return gone;
    }

    /// The nodes that a read asks by the topology; the table of `protocol.md` 2.3 once more, on purpose not the node's.
    long readers(Topology topology, Cast cast) {
        if (epoch != topology.epoch()) {
            epoch = topology.epoch();
            Replicas replicas = topology.replicas(key);
            readers = cast.mask(topology.phase() instanceof Phase.Cutover ? replicas.now() : replicas.old());
        }
        return readers;
    }

    /// How many of the nodes hold the version or a newer one.
    int holders(long nodes, Version version) {
        int count = 0;
        for (long rest = nodes; rest != 0; rest &= rest - 1) {
            Version has = held[Long.numberOfTrailingZeros(rest)];
            if (has != null && has.compareTo(version) >= 0) count++;
        }
        return count;
    }

    /// The owners by the placement in force that hold an older version.
    List<NodeId> older(Topology topology, Cast cast, Version version) {
        return topology.placement().replicas(key).stream()
                .filter(owner -> held[cast.number(owner)] != null && version.isAfter(held[cast.number(owner)]))
                .toList();
    }

    /// Who holds what, for a sentence.
    String holdings(long nodes, Cast cast) {
        StringJoiner words = new StringJoiner(", ");
        for (long rest = nodes; rest != 0; rest &= rest - 1) {
            int number = Long.numberOfTrailingZeros(rest);
            words.add(cast.node(number) + " has " + (held[number] == null ? "nothing" : held[number].toString()));
        }
        return words.toString();
    }
}
