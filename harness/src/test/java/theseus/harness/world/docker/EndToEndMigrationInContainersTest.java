package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.plan.Plan;
import theseus.harness.run.Logbook;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.nemesis.plan.Kind;

/// The seed's `EndToEndMigration`, in real containers: three nodes, 1000 keys, a fourth node under load, nothing lost.
@NeedsEngine
class EndToEndMigrationInContainersTest {
    private final Plan plan =
            Plan.in("docker", new DockerWorlds(DockerOptions.unique()), EnumSet.noneOf(Kind.class), null, 4_000);

    @Test
    void aThousandKeysSurviveTheFourthNode() {
        Logbook log = plan.over(1000).acquits(1).getFirst();
        assertEquals(List.of("n1", "n2", "n3", "n4"), log.end().members());
        assertEquals(List.of(), log.unread());
        assertEquals(1000, log.end().owners().size());
        assertEquals(List.of(), refused(log), "nothing that clients ask for is malformed");
    }

    private static List<String> refused(Logbook log) {
        return log.history().operations().stream()
                .map(Operation::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).error())
                .filter(error -> error.startsWith("INVALID_"))
                .toList();
    }

    @Test
    void countingTheOverlapForTheOldSetAloneIsConvicted() {
        plan.convicts("overlap-counted-for-old-only", 3);
    }
}
