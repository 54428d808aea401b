package theseus.node.metadata.raft;

import java.util.Random;
import theseus.node.environment.Randomness;

/// The node's source of chance in the shape that MicroRaft takes.
final class DrawnRandom extends Random {
    private final transient Randomness randomness;

    DrawnRandom(Randomness randomness) {
        super(0);
        this.randomness = randomness;
    }

    @Override
    protected int next(int bits) {
        return (int) randomness.below(1L << bits);
    }
}
