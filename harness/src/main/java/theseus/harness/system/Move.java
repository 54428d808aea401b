package theseus.harness.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A migration as an operator asks for it. All kinds go through the same phases; they differ in who comes and who goes.
public sealed interface Move {
    /// A node that is not on the ring takes its share.
    record Join(String node) implements Move {}

    /// A member hands its share to the others, and cleans up after itself.
    record Leave(String node) implements Move {}

    /// A node takes the place of a dead member.
    record Replace(String dead, String node) implements Move {}

    /// The others take over the share of a dead member.
    record Remove(String dead) implements Move {}

    /// A tenant gets another number of replicas.
    record Refactor(String tenant, int factor) implements Move {}

    /// The kinds by name. A new kind goes to the end.
    enum Kind {
        JOIN,
        LEAVE,
        REPLACE,
        REMOVE,
        REFACTOR;

        /// The name on the command line and in the node's API.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind of that name.
        public static Optional<Kind> labelled(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst();
        }

        /// Whether a node comes onto the ring.
        public boolean brings() {
            return this == JOIN || this == REPLACE;
        }

        /// Whether a member has died for it.
        public boolean buries() {
            return this == REPLACE || this == REMOVE;
        }

        /// How many nodes more are on the ring afterwards.
        public int growth() {
            return switch (this) {
                case JOIN -> 1;
                case LEAVE, REMOVE -> -1;
                case REPLACE, REFACTOR -> 0;
            };
        }
    }

    default Kind kind() {
        return switch (this) {
            case Join _ -> Kind.JOIN;
            case Leave _ -> Kind.LEAVE;
            case Replace _ -> Kind.REPLACE;
            case Remove _ -> Kind.REMOVE;
            case Refactor _ -> Kind.REFACTOR;
        };
    }

    /// The node that comes onto the ring; null for none.
    default String comes() {
        return switch (this) {
            case Join join -> join.node;
            case Replace replace -> replace.node;
            case Leave _, Remove _, Refactor _ -> null;
        };
    }

    /// The node that goes off the ring; null for none.
    default String goes() {
        return switch (this) {
            case Leave leave -> leave.node;
            case Replace _, Remove _ -> died();
            case Join _, Refactor _ -> null;
        };
    }

    /// The node that is dead; null for none.
    default String died() {
        return switch (this) {
            case Replace replace -> replace.dead;
            case Remove remove -> remove.dead;
            case Join _, Leave _, Refactor _ -> null;
        };
    }

    /// Whether the placement in force is the one that was asked for.
    default boolean fulfilledIn(View view) {
        return switch (this) {
            case Refactor refactor ->
                view.owners().values().stream().allMatch(owners -> owners.size() == refactor.factor);
            case Join _, Leave _, Replace _, Remove _ ->
                (comes() == null || view.members().contains(comes()))
                        && (goes() == null || !view.members().contains(goes()));
        };
    }

    /// What is asked for: `join of n4`.
    default String words() {
        return switch (this) {
            case Join join -> "join of " + join.node;
            case Leave leave -> "leave of " + leave.node;
            case Replace replace -> "replacement of dead " + replace.dead + " by " + replace.node;
            case Remove remove -> "removal of dead " + remove.dead;
            case Refactor refactor -> "change to " + refactor.factor + " replicas";
        };
    }

    /// What has happened when it is done: `n4 joined`.
    default String done() {
        return switch (this) {
            case Join join -> join.node + " joined";
            case Leave leave -> leave.node + " left";
            case Replace replace -> replace.node + " took the place of dead " + replace.dead;
            case Remove remove -> "dead " + remove.dead + " was removed";
            case Refactor refactor -> refactor.factor + " replicas";
        };
    }
}
