package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import theseus.node.topology.Topology;

/// The topologies that the metadata authority decided on, by epoch (I11, I12).
final class Decisions {
    private final List<Topology> all = new ArrayList<>();
    private final Breaches breaches;

    Decisions(Breaches breaches) {
        this.breaches = breaches;
    }

    /// The newest one; null before the first.
    Topology latest() {
        return all.isEmpty() ? null : all.getLast();
    }

    /// The one of that epoch, or the first where it is older.
    Topology from(long epoch) {
        return all.get(Math.clamp(epoch - firstEpoch(), 0, all.size() - 1));
    }

    private long firstEpoch() {
        return all.getFirst().epoch();
    }

    /// Takes note of a decision; false where it is not news.
    boolean add(Machine author, Topology topology) {
        Topology latest = latest();
        if (latest != null && topology.epoch() <= latest.epoch()) {
            compare(author, topology, "decided");
            return false;
        }
        if (latest != null && topology.epoch() != latest.epoch() + 1)
            breaches.add(
                    "I12", null, author + " decided on epoch " + topology.epoch() + " right after " + latest.epoch());
        if (latest != null && latest.floor().version().isAfter(topology.floor().version()))
            breaches.add(
                    "I11",
                    null,
                    "the floor fell from %s to %s in epoch %d"
                            .formatted(
                                    latest.floor().version(), topology.floor().version(), topology.epoch()));
        all.add(topology);
        return true;
    }

    /// What a node learned must be what was decided.
    void learned(Machine machine, Topology topology) {
        if (all.isEmpty()) return;
        if (topology.epoch() > latest().epoch())
            breaches.add("I12", null, machine + " learned epoch " + topology.epoch() + ", which nobody has decided on");
        else if (topology.epoch() >= firstEpoch()) compare(machine, topology, "learned");
    }

    private void compare(Machine machine, Topology topology, String how) {
        Topology decided = from(topology.epoch());
        boolean same = decided == topology
                || decided.epoch() == topology.epoch()
                        && decided.phase().label() == topology.phase().label()
                        && decided.lastSession() == topology.lastSession()
                        && decided.floor().equals(topology.floor())
                        && decided.placement().equals(topology.placement());
        if (!same)
            breaches.add(
                    "I12",
                    null,
                    "%s %s another epoch %d: %s of session %d, not %s of session %d"
                            .formatted(
                                    machine,
                                    how,
                                    topology.epoch(),
                                    topology.phase().label(),
                                    topology.lastSession(),
                                    decided.phase().label(),
                                    decided.lastSession()));
    }
}
