package theseus.harness.run;

import java.util.function.LongSupplier;
import theseus.nemesis.lever.Levers;
import theseus.nemesis.plan.Trigger;

/// How far clients and copy have come, for triggers that wait for that.
final class Progress {
    private final Levers levers;
    private final LongSupplier operations;
    private long operationsBefore;
    private int copiedPercent = -1;
    private boolean asking;

    /// @param operations how many have ended so far
    Progress(Levers levers, LongSupplier operations) {
        this.levers = levers;
        this.operations = operations;
    }

    static boolean isAwaitedBy(Trigger trigger) {
        return trigger instanceof Trigger.Copied || trigger instanceof Trigger.Operation;
    }

    /// Operations count from now on.
    void begin() {
        operationsBefore = operations.getAsLong();
    }

    /// Asks how far the copy is; the answer may come later.
    void look() {
        if (asking) return;
        asking = true;
        levers.copied(percent -> {
            asking = false;
            copiedPercent = percent.orElse(-1);
        });
    }

    /// Whether the moment has come.
    boolean reaches(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Copied(int percent) -> copiedPercent >= percent;
            case Trigger.Operation(long number) -> operations.getAsLong() - operationsBefore >= number;
            case Trigger.Time _, Trigger.Entered _, Trigger.Left _, Trigger.Reached _, Trigger.Healed _ -> false;
        };
    }
}
