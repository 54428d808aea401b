package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.environment.Environment;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.message.Message.Listed;
import theseus.node.quorum.Quorum;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Topology;

/// Asks the owners of a batch of keys which of the listed versions they lack, so that a sweep pushes no more than that.
/// Who stays silent is not waited for for ever: what only they could have is pushed.
final class RollCall {
    private static final int TRIES = 4;

    private final Environment environment;
    private final long round;
    private final SortedMap<NodeId, List<Listed>> asked = new TreeMap<>();
    private final SortedMap<NodeId, List<Key>> lacking = new TreeMap<>();
    private final Runnable over;
    private Timers.Alarm alarm = () -> {};
    private int tries;
    private boolean ended;

    /// @param round a number that no other question of this node has
    /// @param over told once, when all have answered or it is no use to wait for the rest
    RollCall(Environment environment, long round, Topology topology, List<Listed> batch, Runnable over) {
        this.environment = environment;
        this.round = round;
        this.over = over;
        for (Listed listed : batch)
            for (NodeId owner : topology.replicas(listed.key()).now())
                asked.computeIfAbsent(owner, _ -> new ArrayList<>()).add(listed);
    }

    void ask(long epoch, long resendNanos) {
        if (asked.keySet().equals(lacking.keySet()) || tries++ == TRIES) {
            end();
            return;
        }
        asked.forEach((owner, listed) -> {
            if (!lacking.containsKey(owner))
                environment.network().send(owner, new Message.HoldingsAsked(round, epoch, listed));
        });
        alarm = environment.timers().after(resendNanos, () -> ask(epoch, resendNanos));
    }

    void on(NodeId from, Message.LackingTold told) {
        if (ended || told.round() != round || !asked.containsKey(from) || lacking.containsKey(from)) return;
        lacking.put(from, told.keys());
        if (!asked.keySet().equals(lacking.keySet())) return;
        end();
    }

    /// Once: an answer that comes after all must not have anything forgotten that has come back since.
    private void end() {
        ended = true;
        alarm.cancel();
        over.run();
    }

    /// Whether somebody said that it lacks the key, or too few that they have it.
    boolean isMissed(Key key, Quorum toWrite) {
        List<NodeId> have = new ArrayList<>();
        for (NodeId owner : toWrite.asked()) {
            if (!lacking.containsKey(owner)) continue;
            if (lacking.get(owner).contains(key)) return true;
            have.add(owner);
        }
        return !toWrite.reachedBy(have);
    }
}
