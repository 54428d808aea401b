package theseus.harness.world.sim;

import theseus.node.environment.Randomness;

/// A stream of random numbers that is the same in every JVM: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014). Each concern of the simulation draws from a stream of its own name, so that
/// one more draw in one of them does not shift the others.
final class Chance implements Randomness {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    Chance(long seed, String stream) {
        long start = mixed(seed + GOLDEN);
        for (int i = 0; i < stream.length(); i++) start = mixed(start ^ stream.charAt(i)) + GOLDEN;
        state = start;
    }

    /// Begins anew from another state.
    void restart(long another) {
        state = another;
    }

    long next() {
        state += GOLDEN;
        return mixed(state);
    }

    @Override
    public long below(long bound) {
        if (bound < 1) throw new IllegalArgumentException("bound is " + bound + "; expected at least 1");
        return Math.unsignedMultiplyHigh(next(), bound);
    }

    /// A number from `least` to `greatest`, both included.
    long between(long least, long greatest) {
        return least + below(greatest - least + 1);
    }

    /// True in so many of a million draws.
    boolean perMillion(int share) {
        return share > 0 && below(1_000_000) < share;
    }

    static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
