package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import theseus.nemesis.plan.Kind;

/// "Write starts just before cleanup: all nodes (old and new) receive the write." A slow coordinator is not
/// waited for; it wakes up fenced.
class GracePeriodRaceTest {
    private final Plan plan = Plan.inSimulation(EnumSet.of(Kind.PARTITION, Kind.KILL, Kind.PAUSE, Kind.CLOCK), null);

    @Test
    void aCoordinatorThatIsTooSlowIsRefusedAndNothingIsLost() {
        long refused = plan.acquits().stream()
                .mapToLong(log -> log.guards().getOrDefault("STALE_EPOCH_REFUSED", 0L))
                .sum();
        assertTrue(refused > 0, "no stale epoch was refused");
    }

    @Test
    void aSleepInPlaceOfTheFenceIsConvicted() {
        plan.convicts("sleep-for-barrier");
    }
}
