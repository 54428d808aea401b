package theseus.harness.model;

/// Clients without number, at coordinators without number: more than any cluster can do, and fewer worlds than the
/// exact operations of a few.
///
/// - Once a version was put to one replica it may be put to any other, by any round, at any time: by its writer or
///   by any read that found it.
/// - It is complete as soon as a write quorum has held it, or a higher one, each while it still served one and the
///   same pin: that is when its writer could have been acknowledged, and when a read could have shown it.
/// - Reads that show something else need not be modelled: a read that would miss what is complete is found by
///   [Breach#LOST] in the world in which it would begin.
final class Crowd implements Operations {
    private final Rulebook rules;
    private final Sink sink;
    private final Writers writers;

    Crowd(Rulebook rules, Sink sink) {
        this.rules = rules;
        this.sink = sink;
        this.writers = new Writers(rules, sink);
    }

    @Override
    public void follow(World world) {
        writers.begin(world);
        for (int operation = 0; operation < World.OPERATIONS; operation++)
            if (world.stage(operation) == Stage.READY) mint(world, operation);
        for (int rank = 1; rank <= world.minted(); rank++) put(world, rank);
    }

    private void mint(World world, int operation) {
        boolean[] ranks = rules.mintable(world.rank(operation), world.minted());
        for (int rank = 1; rank < ranks.length; rank++) {
            if (!ranks[rank]) continue;
            int breaches = rank <= world.due(operation) ? Breach.WRITE_BELOW.bit() : 0;
            World minted = world.copy();
            minted.mint(rank, world.kind(operation) == Kind.DELETE);
            minted.end(operation);
            for (int node = 0; node < World.NODES; node++) {
                int pin = firstPin(minted, node, world.pin(operation));
                if (pin < 0) continue;
                World next = minted.copy();
                take(next, node, rank);
                long epoch = rules.pins(world).top(pin);
                sink.follows(next, new Step.Put(operation, epoch, node, rank, true), breaches);
            }
        }
    }

    private void put(World world, int rank) {
        for (int node = 0; node < World.NODES; node++) {
            if (world.held(node) == rank || !rules.replaces(world.held(node), rank, false)) continue;
            int pin = firstPin(world, node, 0);
            if (pin < 0) continue;
            World next = world.copy();
            take(next, node, rank);
            sink.follows(next, new Step.Arrive(rules.pins(world).top(pin), node, rank), 0);
        }
    }

    private void take(World next, int node, int rank) {
        if (rules.replaces(next.held(node), rank, false)) next.hold(node, rank);
    }

    private int firstPin(World world, int node, int from) {
        for (int pin = from; pin < rules.pins(world).count(); pin++)
            if ((rules.pins(world).written(pin) >> node & 1) != 0 && rules.serves(world, node, pin)) return pin;
        return -1;
    }

    /// Notes who has held what under which pin, and completes what a quorum has held.
    @Override
    public void tidy(World world) {
        int pins = rules.pins(world).count();
        for (int pin = 0; pin < pins; pin++) {
            int serving = rules.serving(world, pin);
            for (int rank = world.minted(); rank > world.completed(); rank--) {
                int acknowledged = world.acknowledged(rank, pin) | serving & world.holders(rank);
                if (rules.pins(world).writeReached(pin, acknowledged)) world.complete(rank);
                boolean hopeless = !rules.pins(world).writeReached(pin, acknowledged | serving);
                world.acknowledged(rank, pin, hopeless ? 0 : acknowledged);
            }
        }
        for (int rank = 1; rank <= world.completed(); rank++)
            for (int pin = 0; pin < pins; pin++) world.acknowledged(rank, pin, 0);
    }
}
