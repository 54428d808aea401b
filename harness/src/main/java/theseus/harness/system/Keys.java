package theseus.harness.system;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;

/// Names of keys.
public final class Keys {
    private Keys() {}

    /// The first ones, wherever they belong: `k0`, `k1`, ...
    public static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Keys::name).toList();
    }

    /// The first ones that belong to all members, and that this one loses when the joiner comes.
    public static List<String> lostBy(
            String leaver, List<String> members, String joiner, int vnodes, String tenant, int count) {
        List<NodeId> before = members.stream().map(NodeId::new).toList();
        Ring after = new Ring(before, vnodes).with(new NodeId(joiner));
        return Stream.iterate(0, number -> number + 1)
                .map(Keys::name)
                .filter(key -> !after.replicas(Key.of(tenant, key).token(), members.size())
                        .contains(new NodeId(leaver)))
                .limit(count)
                .toList();
    }

    private static String name(int number) {
        return "k" + number;
    }
}
