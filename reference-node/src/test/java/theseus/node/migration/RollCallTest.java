package theseus.node.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.node.environment.Environment;
import theseus.node.environment.Network;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.message.Message.Listed;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.store.Version;
import theseus.node.topology.Change;
import theseus.node.topology.Decision;
import theseus.node.topology.SourcesNeeded;
import theseus.node.topology.Topology;
import theseus.node.topology.Transitions;

class RollCallTest {
    private static final List<NodeId> OWNERS = List.of(new NodeId("n1"), new NodeId("n2"), new NodeId("n3"));
    private static final long ROUND = 7;

    private final List<Runnable> alarms = new ArrayList<>();
    private int ends;

    @Test
    void itIsOverWhenAllHaveAnswered() {
        RollCall call = call();
        for (NodeId owner : OWNERS) call.on(owner, new Message.LackingTold(ROUND, List.of()));
        assertEquals(1, ends);
    }

    @Test
    void whoAnswersAfterItWasGivenUpDoesNotEndItAgain() {
        RollCall call = call();
        while (ends == 0) alarms.removeLast().run();
        for (NodeId owner : OWNERS) call.on(owner, new Message.LackingTold(ROUND, List.of()));
        assertEquals(1, ends);
    }

    private RollCall call() {
        Key key = Key.of("acme", "k");
        List<Listed> batch = List.of(new Listed(key, new Version(1, 1, 1)));
        RollCall call = new RollCall(environment(), ROUND, topology(), batch, () -> ends++);
        call.ask(2, 1_000_000);
        return call;
    }

    private static Topology topology() {
        Topology first = Transitions.genesis(new Ring(OWNERS, 8), new TreeMap<>());
        Decision decision = new Transitions(SourcesNeeded.MAJORITY).decide(first, 1, new Change.AddTenant("acme", 3));
        return ((Decision.Accepted) decision).topology();
    }

    private Environment environment() {
        Timers timers = new Timers() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public Alarm after(long delayNanos, Runnable task) {
                alarms.add(task);
                return () -> {};
            }
        };
        Network network = new Network() {
            @Override
            public void send(NodeId to, Message message) {}

            @Override
            public void learn(NodeId node, String address) {}
        };
        return new Environment(null, timers, network, null, null, null);
    }
}
