package theseus.node.ring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The consistent-hashing ring: each member owns `vnodes` tokens, and a key belongs to the first distinct members
/// clockwise.
public final class Ring {
    private final List<NodeId> members;
    private final int vnodes;
    private final long[] tokens;
    private final NodeId[] owners;
    private final Map<Integer, List<List<NodeId>>> replicasByFactor = new TreeMap<>();

    /// @param members the nodes on the ring, at least one; order does not matter
    /// @param vnodes tokens per member, at least 1
    public Ring(List<NodeId> members, int vnodes) {
        if (members.isEmpty()) throw new IllegalArgumentException("a ring needs a member");
        if (vnodes < 1) throw new IllegalArgumentException("vnodes is " + vnodes + "; expected at least 1");
        this.members = members.stream().sorted().distinct().toList();
        this.vnodes = vnodes;
        TreeMap<Long, NodeId> places = new TreeMap<>();
        for (NodeId member : this.members) {
            for (int i = 0; i < vnodes; i++) places.putIfAbsent(Token.of(member.name() + "#" + i), member);
        }
        tokens = places.keySet().stream().mapToLong(Long::longValue).toArray();
        owners = places.values().toArray(NodeId[]::new);
    }

    public List<NodeId> members() {
        return members;
    }

    public int vnodes() {
        return vnodes;
    }

    /// The places of all virtual nodes, ascending.
    public List<Long> tokens() {
        List<Long> boxed = new ArrayList<>(tokens.length);
        for (long token : tokens) boxed.add(token);
        return boxed;
    }

    /// The first `factor` distinct members clockwise from the token; all of them where there are fewer.
    public List<NodeId> replicas(long token, int factor) {
        return replicasByFactor
                .computeIfAbsent(factor, this::replicasOfAllPlaces)
                .get(placeOf(token));
    }

    /// The ring with one more member.
    public Ring with(NodeId joiner) {
        List<NodeId> more = new ArrayList<>(members);
        more.add(joiner);
        return new Ring(more, vnodes);
    }

    /// The ring with one member fewer.
    public Ring without(NodeId leaver) {
        return new Ring(members.stream().filter(m -> !m.equals(leaver)).toList(), vnodes);
    }

    private int placeOf(long token) {
        int found = java.util.Arrays.binarySearch(tokens, token);
        int place = found >= 0 ? found : -found - 1;
        return place == tokens.length ? 0 : place;
    }

    private List<List<NodeId>> replicasOfAllPlaces(int factor) {
        List<List<NodeId>> all = new ArrayList<>(tokens.length);
        for (int place = 0; place < tokens.length; place++) all.add(replicasOfPlace(place, factor));
        return all;
    }

    private List<NodeId> replicasOfPlace(int place, int factor) {
        List<NodeId> replicas = new ArrayList<>(factor);
        for (int step = 0; step < tokens.length && replicas.size() < factor; step++) {
            NodeId owner = owners[(place + step) % tokens.length];
            if (!replicas.contains(owner)) replicas.add(owner);
        }
        return Collections.unmodifiableList(replicas);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ring ring && members.equals(ring.members) && vnodes == ring.vnodes;
    }

    @Override
    public int hashCode() {
        return members.hashCode() * 31 + vnodes;
    }

    @Override
    public String toString() {
        return members + " x " + vnodes;
    }
}
