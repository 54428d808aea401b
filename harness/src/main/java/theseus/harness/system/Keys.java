package theseus.harness.system;

import java.util.List;
import java.util.stream.IntStream;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;

/// Names of keys.
public final class Keys {
    private static final int SEARCHED = 100_000;

    private Keys() {}

    /// The first ones, wherever they belong: `k0`, `k1`, ...
    public static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(Keys::name).toList();
    }

    /// The first ones that belong to all members, that this one loses when the first joiner comes, and that belong to
    /// all joiners in the end.
    ///
    /// @throws IllegalArgumentException for more joiners than owners, or where no key is such
    public static List<String> lostBy(
            String leaver, List<String> members, List<String> joiners, int vnodes, String tenant, int count) {
        List<NodeId> coming = joiners.stream().map(NodeId::new).toList();
        Ring first = new Ring(members.stream().map(NodeId::new).toList(), vnodes).with(coming.getFirst());
        Ring last = coming.stream().skip(1).reduce(first, Ring::with, (one, _) -> one);
        List<String> keys = IntStream.range(0, SEARCHED)
                .mapToObj(Keys::name)
                .filter(key -> {
                    long token = Key.of(tenant, key).token();
                    return !first.replicas(token, members.size()).contains(new NodeId(leaver))
                            && last.replicas(token, members.size()).containsAll(coming);
                })
                .limit(count)
                .toList();
        if (keys.size() < count)
            throw new IllegalArgumentException("%d of the first %d keys go from %s to %s; expected %d"
                    .formatted(keys.size(), SEARCHED, leaver, joiners, count));
        return keys;
    }

    private static String name(int number) {
        return "k" + number;
    }
}
