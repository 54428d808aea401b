package theseus.node.ring;

/// The name of a node, unique for ever within its cluster: `n1`, `n2`, ...
public record NodeId(String name) implements Comparable<NodeId> {
    public NodeId {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"))
            throw new IllegalArgumentException(
                    "node id '" + name + "' is not valid; expected 1 to 64 letters, digits, '.', '_' or '-'");
    }

    @Override
    public int compareTo(NodeId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
