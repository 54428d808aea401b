package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import theseus.nemesis.plan.Kind;

/// "Live write happens during data copy: the copy should be rejected if stale."
class StaleDataCopyRejectionTest {
    private final Plan plan = Plan.inSimulation(EnumSet.allOf(Kind.class), null);

    @Test
    void aCopiedRecordThatIsOlderIsIgnored() {
        long ignored = plan.acquits().stream()
                .mapToLong(log -> log.guards().getOrDefault("COPY_IGNORED_AS_OLDER", 0L))
                .sum();
        assertTrue(ignored > 0, "no copied record was ever older");
    }

    @Test
    void aCopyThatOverwritesIsConvicted() {
        plan.convicts("copy-unconditional");
    }
}
