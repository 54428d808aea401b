package theseus.node.topology;

import java.util.ArrayList;
import java.util.List;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.TokenRange;

/// A range whose replicas change, for the tenants that share both replication factors.
///
/// @param index its number in the plan, from 0
/// @param tokens the arc of the ring
/// @param tenants the tenants it speaks of, sorted
/// @param old O
/// @param now N
public record PlannedRange(int index, TokenRange tokens, List<String> tenants, List<NodeId> old, List<NodeId> now) {
    public PlannedRange {
        tenants = List.copyOf(tenants);
        old = List.copyOf(old);
        now = List.copyOf(now);
    }

    public boolean contains(Key key) {
        return tokens.contains(key.token()) && tenants.contains(key.tenant());
    }

    /// Those who gain the range: N without O.
    public List<NodeId> joiners() {
        return without(now, old);
    }

    /// Those who lose the range: O without N.
    public List<NodeId> leavers() {
        return without(old, now);
    }

    /// Those who must hold a fenced majority snapshot of O before the cutover: the joiners; and all of N where a read
    /// quorum made of stayers alone could miss a write quorum of O, as when a factor shrinks from 5 to 3.
    public List<NodeId> targets() {
        boolean stayersSuffice = Replicas.majority(old) + Replicas.majority(now) > old.size();
        return stayersSuffice ? joiners() : now;
    }

    private static List<NodeId> without(List<NodeId> these, List<NodeId> those) {
        List<NodeId> rest = new ArrayList<>(these.size());
        for (NodeId node : these) if (!those.contains(node)) rest.add(node);
        return rest;
    }
}
