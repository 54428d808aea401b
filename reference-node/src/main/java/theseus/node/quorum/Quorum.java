package theseus.node.quorum;

import java.util.ArrayList;
import java.util.List;
import theseus.node.ring.NodeId;

/// Who is asked in one round, and when enough of them have answered.
///
/// @param asked everyone who is asked, each once
/// @param shares how many of whom must answer; enough have when every share is met
public record Quorum(List<NodeId> asked, List<Share> shares) {
    /// So many of these.
    public record Share(List<NodeId> of, int needed) {
        int counted(List<NodeId> answered) {
            int count = 0;
            for (NodeId node : of) if (answered.contains(node)) count++;
            return count;
        }
    }

    /// How answers count while there are two replica sets.
    public enum Counting {
        /// Right: the level must be reached in each set, and a member of both counts in both.
        IN_EACH_SET,
        /// Right, too (the control three-of-four): so many of O ∪ N that the level is reached in each set whoever they
        /// are, 3 of 4 where one of three is replaced (Cassandra's pending replicas).
        TOGETHER,
        /// Wrong (overlap-counted-for-old-only): a member of both counts in the first, so the second can hardly be
        /// reached.
        OVERLAP_IN_FIRST,
        /// Wrong (dual-write-best-effort): the second set is asked, but nobody waits for it.
        FIRST_SET_ALONE,
        /// Wrong (read-from-uncopied-joiner): whoever answers counts for the first.
        ANYONE_FOR_FIRST
    }

    /// @param sets one replica set, or two while data moves
    /// @param level how many of each set
    public static Quorum of(List<List<NodeId>> sets, Consistency level, Counting counting) {
        List<NodeId> first = sets.getFirst();
        if (sets.size() == 1) return new Quorum(first, List.of(new Share(first, needed(first, level))));
        List<NodeId> second = sets.get(1);
        List<NodeId> all = union(first, second);
        int inFirst = needed(first, level);
        int inSecond = needed(second, level);
        return new Quorum(
                all,
                switch (counting) {
                    case IN_EACH_SET -> List.of(new Share(first, inFirst), new Share(second, inSecond));
                    case TOGETHER -> {
                        int maySkip = Math.min(first.size() - inFirst, second.size() - inSecond);
                        yield List.of(new Share(all, all.size() - maySkip));
                    }
                    case OVERLAP_IN_FIRST ->
                        List.of(new Share(first, inFirst), new Share(without(second, first), inSecond));
                    case FIRST_SET_ALONE -> List.of(new Share(first, inFirst));
                    case ANYONE_FOR_FIRST -> List.of(new Share(all, inFirst));
                });
    }

    /// The same, and the node in particular, if it is among those who are asked.
    public Quorum with(NodeId node) {
        if (!asked.contains(node)) return this;
        List<Share> more = new ArrayList<>(shares);
        more.add(new Share(List.of(node), 1));
        return new Quorum(asked, more);
    }

    /// Whether these answers suffice.
    public boolean reachedBy(List<NodeId> answered) {
        for (Share share : shares) if (share.counted(answered) < share.needed()) return false;
        return true;
    }

    /// The count in words, for errors: `2 of 2 in [n1, n2, n3], 1 of 2 in [n2, n3, n4]`.
    public String tally(List<NodeId> answered) {
        return String.join(
                ", ",
                shares.stream()
                        .map(share -> share.counted(answered) + " of " + share.needed() + " in " + share.of())
                        .toList());
    }

    private static int needed(List<NodeId> set, Consistency level) {
        return switch (level) {
            case ONE -> 1;
            case QUORUM -> set.size() / 2 + 1;
            case ALL -> set.size();
        };
    }

    private static List<NodeId> union(List<NodeId> these, List<NodeId> those) {
        List<NodeId> all = new ArrayList<>(these);
        all.addAll(without(those, these));
        return List.copyOf(all);
    }

    private static List<NodeId> without(List<NodeId> these, List<NodeId> those) {
        List<NodeId> rest = new ArrayList<>(these.size());
        for (NodeId node : these) if (!those.contains(node)) rest.add(node);
        return rest;
    }
}
