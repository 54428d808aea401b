package theseus.node.coordinate;

import java.util.function.BooleanSupplier;
import theseus.node.replica.KnownTopology;
import theseus.node.topology.Phase;
import theseus.node.topology.Topology;

/// To which topology a coordinator pins its rounds.
public final class Pinning {
    /// Who acts upon a migration.
    public enum Kind {
        /// Right: every coordinator, by the newest topology that it knows.
        BY_WHAT_IS_KNOWN,
        /// Wrong (private-migration-state): where the migration is driven from alone; the others go by the ring.
        BY_THE_RING
    }

    private final KnownTopology known;
    private final Kind kind;
    private final BooleanSupplier drives;
    private Topology steady;

    /// @param drives whether migrations are driven from this node now
    public Pinning(KnownTopology known, Kind kind, BooleanSupplier drives) {
        this.known = known;
        this.kind = kind;
        this.drives = drives;
        known.watch(this::follow);
    }

    /// The topology of a round that begins now; null before the first was learned.
    public Topology topology() {
        boolean byTheRing = kind == Kind.BY_THE_RING && steady != null && !drives.getAsBoolean();
        return byTheRing ? steady : known.latest();
    }

    private void follow(Topology topology) {
        if (topology.phase() instanceof Phase.Steady) steady = topology;
    }
}
