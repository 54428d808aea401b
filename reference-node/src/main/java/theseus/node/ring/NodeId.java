package theseus.node.ring;

import java.util.regex.Pattern;

/// The name of a node, unique for ever within its cluster: `n1`, `n2`, ...
public record NodeId(String name) implements Comparable<NodeId> {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public NodeId {
        if (!VALID.matcher(name).matches())
            throw new IllegalArgumentException(
                    "node id '" + name + "' is not valid; expected 1 to 64 letters, digits, '.', '_' or '-'");
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof NodeId node && name.equals(node.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
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
