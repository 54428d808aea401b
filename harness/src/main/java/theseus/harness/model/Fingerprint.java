package theseus.harness.model;

/// 128 bits that stand for a world: two sums of its words, each mixed with the finalizer of MurmurHash3 under
/// multipliers of its own.
final class Fingerprint {
    private Fingerprint() {}

    static long high(World world) {
        return of(world, 0x9E3779B97F4A7C15L, 0xC2B2AE3D27D4EB4FL);
    }

    static long low(World world) {
        return of(world, 0xD6E8FEB86659FD93L, 0xA0761D6478BD642FL);
    }

    private static long of(World world, long seed, long factor) {
        long sum = seed;
        for (int i = 0; i < World.BYTES / 8; i++) sum = mix((sum ^ world.word(i)) * factor + i);
        return mix(sum ^ seed);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }
}
