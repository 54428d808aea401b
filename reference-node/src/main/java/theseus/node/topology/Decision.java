package theseus.node.topology;

/// The metadata authority's answer to a proposal.
public sealed interface Decision {
    /// The topology that is now in force.
    record Accepted(Topology topology) implements Decision {}

    /// Nothing changed. `code` is one of the API's error codes, `sentence` names both sides of the conflict.
    record Refused(String code, String sentence, Topology current) implements Decision {}
}
