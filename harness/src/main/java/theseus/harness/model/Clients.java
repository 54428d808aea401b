package theseus.harness.model;

/// What clients' operations can do next, each at a coordinator of its own, which may know any topology so far but
/// never goes back. A coordinator that has crashed, or is slow, is one that takes no further step.
///
/// - An operation begins with the first answer to it: before that nobody can tell whether it has begun, and the
///   later it begins, the more it must see.
/// - An answer that completes an operation is received at once: the sooner it is complete, the more others must
///   see. But it may also be lost, for then a coordinator goes on.
/// - Questions of a first round change nothing where they arrive. So only those arrive whose answer counts; and a
///   first round that is refused has not been.
/// - A put's round begins when it arrives at the first replica: until then it can still be pinned to a newer
///   topology.
final class Clients implements Operations {
    private final Rulebook rules;
    private final Sink sink;
    private final Writers writers;

    Clients(Rulebook rules, Sink sink) {
        this.rules = rules;
        this.sink = sink;
        this.writers = new Writers(rules, sink);
    }

    @Override
    public void follow(World world) {
        writers.begin(world);
        for (int operation = 0; operation < World.OPERATIONS; operation++) {
            switch (world.stage(operation)) {
                case IDLE -> {
                    if (world.kind(operation) == Kind.READ && Writers.isFirst(world, operation))
                        begin(world, operation);
                }
                case READING -> answer(world, operation, world.pin(operation));
                case READY -> put(world, operation, world.pin(operation));
                case PUTTING -> {
                    acknowledge(world, operation);
                    put(world, operation, world.pin(operation) + 1);
                }
            }
        }
    }

    private void begin(World world, int operation) {
        for (int pin = 0; pin < rules.pins(world).count(); pin++) {
            World begun = world.copy();
            begun.operation(operation, world.kind(operation), Stage.READING, pin, 0, 0, 0, world.completed());
            answer(begun, operation, pin);
        }
    }

    private void answer(World world, int operation, int pin) {
        int asked = rules.pins(world).read(pin) & ~world.answered(operation);
        for (int node = 0; node < World.NODES; node++) {
            if ((asked >> node & 1) == 0 || !rules.answers(world, node, pin)) continue;
            answered(world.copy(), operation, pin, node);
        }
    }

    private void answered(World next, int operation, int pin, int node) {
        int found = next.held(node);
        int highest = Math.max(next.rank(operation), found);
        int reporters = found > next.rank(operation) ? 0 : next.reporters(operation);
        if (found == highest) reporters |= 1 << node;
        int answered = next.answered(operation) | 1 << node;
        Kind kind = next.kind(operation);
        int due = next.due(operation);
        int breaches = 0;
        if (!rules.pins(next).readReached(pin, answered))
            next.operation(operation, kind, Stage.READING, pin, answered, highest, reporters, due);
        else if (kind == Kind.READ && (highest == 0 || rules.isSettled(next, pin, reporters)))
            breaches = returned(next, operation, highest);
        else next.operation(operation, kind, Stage.READY, pin, 0, highest, 0, due);
        sink.follows(next, new Step.Answer(operation, rules.pins(next).top(pin), node, found), breaches);
    }

    private void put(World world, int operation, int fromPin) {
        for (int pin = fromPin; pin < rules.pins(world).count(); pin++) {
            if (mints(world, operation)) mint(world, operation, pin);
            else putRound(world, operation, pin, world.rank(operation), false, 0);
        }
    }

    /// A write mints when it has seen what there is, and not again, unless the rules say so.
    private boolean mints(World world, int operation) {
        if (!Writers.isWriter(world, operation)) return false;
        boolean again = world.stage(operation) == Stage.PUTTING;
        return !again
                || switch (rules.conduct().repeat()) {
                    case SAME_VERSION -> false;
                    case NEW_VERSION -> world.minted() < World.VERSIONS;
                };
    }

    private void mint(World world, int operation, int pin) {
        boolean[] ranks = rules.mintable(world.rank(operation), world.minted());
        for (int rank = 1; rank < ranks.length; rank++) {
            if (!ranks[rank]) continue;
            World minted = world.copy();
            minted.mint(rank, world.kind(operation) == Kind.DELETE);
            int breaches = rank <= world.due(operation) ? Breach.WRITE_BELOW.bit() : 0;
            putRound(minted, operation, pin, rank, true, breaches);
        }
    }

    private void putRound(World world, int operation, int pin, int rank, boolean minted, int breaches) {
        int reached = asked(world, operation, pin) & rules.serving(world, pin);
        World begun = world.copy();
        begun.operation(operation, world.kind(operation), Stage.PUTTING, pin, 0, rank, 0, begun.due(operation));
        for (int node = 0; node < World.NODES; node++)
            if ((reached >> node & 1) != 0) begun.puts(rank, node, begun.puts(rank, node) | 1 << pin);
        for (int node = 0; node < World.NODES; node++) {
            if ((reached >> node & 1) == 0) continue;
            World next = begun.copy();
            int more = acknowledged(next, operation, node);
            sink.follows(next, new Step.Put(operation, rules.pins(next).top(pin), node, rank, minted), breaches | more);
        }
    }

    private int asked(World world, int operation, int pin) {
        return world.kind(operation) == Kind.READ
                ? rules.pins(world).writtenBack(pin)
                : rules.pins(world).written(pin);
    }

    /// The put arrives at one more replica.
    private void acknowledge(World world, int operation) {
        int pin = world.pin(operation);
        int rank = world.rank(operation);
        int waiting = asked(world, operation, pin) & ~world.answered(operation);
        for (int node = 0; node < World.NODES; node++) {
            if ((waiting >> node & 1) == 0 || !rules.carriesOut(world, node, rank, pin)) continue;
            World next = world.copy();
            int breaches = acknowledged(next, operation, node);
            sink.follows(next, new Step.Acknowledge(operation, rules.pins(next).top(pin), node, rank), breaches);
        }
    }

    private int acknowledged(World next, int operation, int node) {
        apply(next, node, next.rank(operation));
        next.answered(operation, next.answered(operation) | 1 << node);
        return complete(next, operation);
    }

    private void apply(World next, int node, int rank) {
        if (rules.replaces(next.held(node), rank, false)) next.hold(node, rank);
    }

    /// Ends the operation if its put has reached its quorum.
    private int complete(World next, int operation) {
        if (!isReached(next, operation, next.answered(operation))) return 0;
        if (next.kind(operation) == Kind.READ) return returned(next, operation, next.rank(operation));
        next.complete(next.rank(operation));
        next.end(operation);
        return 0;
    }

    private boolean isReached(World world, int operation, int answered) {
        Pins pins = rules.pins(world);
        int pin = world.pin(operation);
        return world.kind(operation) == Kind.READ
                ? pins.writeBackReached(pin, answered)
                : pins.writeReached(pin, answered);
    }

    private int returned(World next, int operation, int rank) {
        int due = next.due(operation);
        int breaches = 0;
        if (rank < due) breaches |= Breach.STALE_READ.bit();
        if (rank > 0 && next.isDeletedAfter(rank, due)) breaches |= Breach.RESURRECTION.bit();
        next.complete(rank);
        next.end(operation);
        return breaches;
    }

    /// Forgets what can never matter again: puts below the fence of the node they are on their way to, and
    /// acknowledgements of a round that can never reach its quorum.
    @Override
    public void tidy(World world) {
        for (int rank = 1; rank <= world.minted(); rank++)
            for (int node = 0; node < World.NODES; node++) forgetDead(world, rank, node);
        for (int operation = 0; operation < World.OPERATIONS; operation++) {
            if (world.stage(operation) != Stage.PUTTING) continue;
            int pin = world.pin(operation);
            int reachable = world.answered(operation);
            for (int node = 0; node < World.NODES; node++)
                if (rules.carriesOut(world, node, world.rank(operation), pin)) reachable |= 1 << node;
            if (!isReached(world, operation, reachable)) world.answered(operation, 0);
        }
    }

    private void forgetDead(World world, int rank, int node) {
        int alive = 0;
        for (int left = world.puts(rank, node); left != 0; left &= left - 1) {
            int pin = Integer.numberOfTrailingZeros(left);
            boolean isBarred = rules.pins(world).top(pin) < world.fence(node);
            if (!isBarred || rules.carriesOut(world, node, rank, pin)) alive |= 1 << pin;
        }
        world.puts(rank, node, alive);
    }
}
