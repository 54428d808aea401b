package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import theseus.harness.plan.Plan;
import theseus.harness.run.Logbook;
import theseus.nemesis.plan.Kind;

/// The seed's `MigrationWithNodeFailure`, in real containers: whoever the seed draws is killed in DUAL_WRITE.
@NeedsEngine
class MigrationWithNodeFailureInContainersTest {
    private final Plan plan =
            Plan.in("docker", new DockerWorlds(DockerOptions.unique()), EnumSet.of(Kind.KILL), "DUAL_WRITE", 4_000);

    @Test
    void aNodeThatDiesInDualWriteComesBackAndTheMigrationCompletes() {
        Logbook log = plan.acquits(1).getFirst();
        assertTrue(log.ledger().getFirst().phases().contains("DUAL_WRITE"));
        assertTrue(log.legs().getFirst().done());
    }

    @Test
    void dataThatIsLeftBehindIsConvicted() {
        plan.convicts("no-cleanup", 3);
    }
}
