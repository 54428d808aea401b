package theseus.node.environment;

/// The node's source of chance.
public interface Randomness {
    /// A number from 0 to `bound - 1`.
    long below(long bound);
}
