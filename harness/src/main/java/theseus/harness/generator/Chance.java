package theseus.harness.generator;

/// A stream of chance as a value: each draw is read from the state, and `next` is the stream after it (SplitMix64).
public record Chance(long state) {
    /// The stream of a seed and a purpose; different purposes do not disturb each other.
    public static Chance of(long seed, String purpose) {
        long name = 1125899906842597L;
        for (int i = 0; i < purpose.length(); i++) name = 31 * name + purpose.charAt(i);
        return new Chance(mix(seed * 0x9E3779B97F4A7C15L ^ name));
    }

    /// The stream after one more draw.
    public Chance next() {
        return new Chance(state + 0x9E3779B97F4A7C15L);
    }

    /// 64 even bits.
    public long bits() {
        return mix(state + 0x9E3779B97F4A7C15L);
    }

    /// Evenly from 0 up to but without `bound`.
    public int below(int bound) {
        return (int) Math.floorMod(bits() >>> 16, (long) bound);
    }

    /// Evenly from 0 up to but without 1.
    public double unit() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
