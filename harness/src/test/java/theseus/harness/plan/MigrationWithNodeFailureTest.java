package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Logbook;
import theseus.nemesis.plan.Kind;

/// "Kill the new node during dual-write, recover it, complete the migration, verify eventual consistency." Here
/// whoever the seed draws is killed, in that phase.
class MigrationWithNodeFailureTest {
    @Test
    void aNodeThatDiesInDualWriteComesBackAndTheMigrationCompletes() {
        for (Logbook log :
                Plan.inSimulation(EnumSet.of(Kind.KILL), "DUAL_WRITE").acquits()) {
            assertTrue(log.ledger().getFirst().phases().contains("DUAL_WRITE"));
            assertTrue(log.legs().getFirst().done());
        }
    }

    @Test
    void deletesThatAreNotCopiedAreConvicted() {
        Plan.inSimulation(EnumSet.of(Kind.PARTITION, Kind.KILL), null).convicts("copy-without-tombstones");
    }

    @Test
    void dataThatIsLeftBehindIsConvicted() {
        Plan.inSimulation(EnumSet.of(Kind.KILL), "DUAL_WRITE").convicts("no-cleanup");
    }
}
