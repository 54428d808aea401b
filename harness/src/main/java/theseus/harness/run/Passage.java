package theseus.harness.run;

import java.util.function.BooleanSupplier;
import theseus.harness.world.World;

/// Lets time pass in a world.
final class Passage {
    private final World world;
    private final BooleanSupplier interrupted;

    Passage(World world, BooleanSupplier interrupted) {
        this.world = world;
        this.interrupted = interrupted;
    }

    /// Until the condition holds, but no longer than the limit; answers whether it holds.
    boolean until(BooleanSupplier condition, long limitNanos) {
        long end = world.timeline().nanos() + limitNanos;
        world.timeline().after(limitNanos, () -> {});
        BooleanSupplier over =
                () -> condition.getAsBoolean() || world.timeline().nanos() >= end || interrupted.getAsBoolean();
        int breaches = -1;
        while (!over.getAsBoolean() && world.breaches().size() != breaches) {
            breaches = world.breaches().size();
            world.run(over);
        }
        if (interrupted.getAsBoolean()) throw new Run.Interrupted();
        return condition.getAsBoolean();
    }

    /// So long.
    void rest(long nanos) {
        until(() -> false, nanos);
    }
}
