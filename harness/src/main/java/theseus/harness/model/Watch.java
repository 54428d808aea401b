package theseus.harness.model;

/// Looks at every world that is reached: whether it is as it must be, and what of it can never matter again.
final class Watch {
    private static final int LEAVER = 0;
    private static final int JOINER = World.NODES - 1;

    private final Rulebook rules;

    Watch(Rulebook rules) {
        this.rules = rules;
    }

    /// The breaches that the world itself is, as bits.
    int breaches(World world) {
        int breaches = hasLeftover(world) ? Breach.LEFT_OVER.bit() : 0;
        for (int pin = 0; pin < rules.pins(world).count(); pin++) breaches |= missed(world, pin);
        return breaches;
    }

    /// What a read that begins now under the pin could miss of what is complete. Each version below that is tried
    /// as the highest that a read quorum reports.
    private int missed(World world, int pin) {
        int answering = rules.answering(world, pin);
        int breaches = 0;
        for (int rank = 0; rank < world.completed(); rank++) {
            int reporting = answering & ~world.holders(rank + 1);
            if (!rules.pins(world).readReached(pin, reporting)) continue;
            breaches |= Breach.LOST.bit();
            boolean isReported = rank > 0 && (reporting & world.holders(rank)) != 0;
            if (isReported && world.isDeletedAfter(rank, world.completed())) breaches |= Breach.RESURRECTION.bit();
        }
        return breaches;
    }

    private boolean hasLeftover(World world) {
        boolean atLeaver =
                world.held(LEAVER) != 0 && world.leaver() == Leaver.IS_CLEAN && isStranger(LEAVER, world.topology());
        boolean atJoiner = world.held(JOINER) != 0
                && world.session() == 0
                && (isStranger(JOINER, rules.course().index(world.topology(), world.known(JOINER)))
                        || isStranger(JOINER, world.topology()));
        return atLeaver || atJoiner;
    }

    /// Whether, where this topology is known, the node has no part in the key and nothing more to do about it.
    private boolean isStranger(int node, int topology) {
        return rules.course().isSteady(topology)
                && rules.isLeftover(node, rules.course().at(topology));
    }

    /// Whether an operation is in a first round that can never reach its quorum: all that can come of this world
    /// comes also of the one in which that operation has not begun.
    boolean isFutile(World world) {
        for (int operation = 0; operation < World.OPERATIONS; operation++) {
            if (world.stage(operation) != Stage.READING) continue;
            int pin = world.pin(operation);
            int reachable = world.answered(operation) | rules.answering(world, pin);
            if (!rules.pins(world).readReached(pin, reachable)) return true;
        }
        return false;
    }
}
