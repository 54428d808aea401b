package theseus.node.topology;

import java.util.Optional;
import theseus.node.ring.NodeId;

/// What an operator asks for: each leads from one placement to another, and they differ in nothing else.
public sealed interface Admission {
    /// A node that is not on the ring takes its share.
    record Join(NodeId joiner, String address) implements Admission {}

    /// A member hands its share to the others; it is up, and cleans up after itself.
    record Leave(NodeId leaver) implements Admission {}

    /// A node takes the place of a dead member, whose id is retired for ever.
    record Replace(NodeId dead, NodeId joiner, String address) implements Admission {}

    /// The others take over the share of a dead member, whose id is retired for ever.
    record Remove(NodeId dead) implements Admission {}

    /// A tenant gets another replication factor.
    record Refactor(String tenant, int factor) implements Admission {}

    /// The node that comes onto the ring.
    default Optional<NodeId> comes() {
        return switch (this) {
            case Join join -> Optional.of(join.joiner);
            case Replace replace -> Optional.of(replace.joiner);
            case Leave _, Remove _, Refactor _ -> Optional.empty();
        };
    }

    /// The node that is dead, and will never clean up or come back under its id.
    default Optional<NodeId> died() {
        return switch (this) {
            case Replace replace -> Optional.of(replace.dead);
            case Remove remove -> Optional.of(remove.dead);
            case Join _, Leave _, Refactor _ -> Optional.empty();
        };
    }

    /// The node that goes off the ring.
    default Optional<NodeId> goes() {
        return switch (this) {
            case Leave leave -> Optional.of(leave.leaver);
            case Replace _, Remove _ -> died();
            case Join _, Refactor _ -> Optional.empty();
        };
    }

    /// The kind, as the API spells it.
    default String kind() {
        return switch (this) {
            case Join _ -> "join";
            case Leave _ -> "leave";
            case Replace _ -> "replace";
            case Remove _ -> "remove";
            case Refactor _ -> "refactor";
        };
    }

    /// The whole request in words: `join of n4`.
    default String words() {
        return switch (this) {
            case Join join -> "join of " + join.joiner;
            case Leave leave -> "leave of " + leave.leaver;
            case Replace replace -> "replace of " + replace.dead + " by " + replace.joiner;
            case Remove remove -> "removal of " + remove.dead;
            case Refactor refactor -> "change of tenant '" + refactor.tenant + "' to " + refactor.factor + " replicas";
        };
    }
}
