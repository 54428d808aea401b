package theseus.node.quorum;

import java.util.ArrayList;
import java.util.List;
import theseus.node.ring.NodeId;

/// Who is asked in one round, and when enough of them have answered: the level must be reached in each of the sets.
///
/// @param sets one replica set, or two while data moves
/// @param level how many of each set
/// @param overlap how a member of both sets counts
public record Quorum(List<List<NodeId>> sets, Consistency level, Overlap overlap) {
    /// How a node in both sets counts.
    public enum Overlap {
        /// Right: in both.
        COUNTS_IN_BOTH,
        /// Wrong (overlap-counted-for-old-only): in the first, so the second can hardly be reached.
        COUNTS_IN_FIRST
    }

    /// Everyone who is asked, each once.
    public List<NodeId> asked() {
        if (sets.size() == 1) return sets.getFirst();
        List<NodeId> all = new ArrayList<>();
        for (List<NodeId> set : sets) for (NodeId node : set) if (!all.contains(node)) all.add(node);
        return all;
    }

    /// The same, and the node in particular, if it is among those who are asked.
    public Quorum with(NodeId node) {
        if (!asked().contains(node)) return this;
        List<List<NodeId>> more = new ArrayList<>(sets);
        more.add(List.of(node));
        return new Quorum(more, level, Overlap.COUNTS_IN_BOTH);
    }

    /// Whether these answers suffice.
    public boolean reachedBy(List<NodeId> answered) {
        for (int i = 0; i < sets.size(); i++) {
            if (counted(i, answered) < needed(sets.get(i))) return false;
        }
        return true;
    }

    /// The count in words, for errors: `2 of 2 in [n1, n2, n3], 1 of 2 in [n2, n3, n4]`.
    public String tally(List<NodeId> answered) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < sets.size(); i++) {
            if (i > 0) words.append(", ");
            words.append(counted(i, answered)).append(" of ").append(needed(sets.get(i)));
            words.append(" in ").append(sets.get(i));
        }
        return words.toString();
    }

    private int needed(List<NodeId> set) {
        return switch (level) {
            case ONE -> 1;
            case QUORUM -> set.size() / 2 + 1;
            case ALL -> set.size();
        };
    }

    private int counted(int index, List<NodeId> answered) {
        int count = 0;
        for (NodeId node : sets.get(index)) if (answered.contains(node) && counts(index, node)) count++;
        return count;
    }

    private boolean counts(int index, NodeId node) {
        return index == 0
                || overlap == Overlap.COUNTS_IN_BOTH
                || !sets.getFirst().contains(node);
    }
}
