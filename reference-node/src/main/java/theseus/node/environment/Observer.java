package theseus.node.environment;

/// Where the node tells what it does, in place of a logger: for invariants, guard counts, metrics and the node's log.
public interface Observer {
    void saw(Observation observation);
}
