package theseus.harness.model;

/// The first round of writes and deletes: a read quorum says above which version the new one must be.
///
/// It is taken to be answered at once, when it begins: a replica that answers a round never holds less later, so
/// the same quorum would say the least at the beginning, and the lower what was seen, the more versions may be
/// given. For the same reason, of all quorums only the one that says the least is tried.
final class Writers {
    private final Rulebook rules;
    private final Sink sink;

    Writers(Rulebook rules, Sink sink) {
        this.rules = rules;
        this.sink = sink;
    }

    /// Begins the waiting writes and deletes; those of a kind are all alike.
    void begin(World world) {
        for (int operation = 0; operation < World.OPERATIONS; operation++) {
            if (world.stage(operation) == Stage.IDLE && isWriter(world, operation) && isFirst(world, operation))
                begin(world, operation);
        }
    }

    private void begin(World world, int operation) {
        int least = Integer.MAX_VALUE;
        for (int pin = 0; pin < rules.pins(world).count(); pin++) {
            int seen = leastSeen(world, pin);
            if (seen >= least) continue;
            least = seen;
            World next = world.copy();
            next.operation(operation, world.kind(operation), Stage.READY, pin, 0, seen, 0, world.completed());
            sink.follows(next, new Step.Begin(operation, rules.pins(world).top(pin), seen), 0);
        }
    }

    /// The lowest highest version that a read quorum can report.
    private int leastSeen(World world, int pin) {
        int answering = rules.answering(world, pin);
        for (int rank = 0; rank <= world.minted(); rank++)
            if (rules.pins(world).readReached(pin, answering & ~world.holders(rank + 1))) return rank;
        return Integer.MAX_VALUE;
    }

    static boolean isWriter(World world, int operation) {
        Kind kind = world.kind(operation);
        return kind == Kind.WRITE || kind == Kind.DELETE;
    }

    /// Whether no other of its kind waits before it.
    static boolean isFirst(World world, int operation) {
        for (int other = 0; other < operation; other++)
            if (world.kind(other) == world.kind(operation) && world.stage(other) == Stage.IDLE) return false;
        return true;
    }
}
