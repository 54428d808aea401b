package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Logbook;
import theseus.histories.Operation;
import theseus.nemesis.plan.Kind;

/// "Migration active, new node has data: read should query both old and new nodes." The joiner answers reads as
/// soon as it is entitled to, and every one of them is right.
class MigrationAwareReadsTest {
    private final Plan plan = Plan.inSimulation(EnumSet.allOf(Kind.class), null);

    @Test
    void readsDuringTheMigrationSeeWhatWasAcknowledgedAndTheJoinerAnswersThem() {
        List<Logbook> logs = plan.acquits();
        assertTrue(logs.stream()
                .anyMatch(log -> Plan.servedIn(log, "CUTOVER").stream()
                        .filter(operation -> operation.f().equals("read"))
                        .anyMatch(read -> read.provenance().replicas().contains("n4"))));
    }

    @Test
    void beforeTheCutoverNoReadCountsTheJoiner() {
        for (Logbook log : plan.acquits())
            for (Operation operation : Plan.servedIn(log, "DATA_COPY"))
                if (operation.f().equals("read")
                        && "QUORUM".equals(operation.provenance().level()))
                    assertTrue(
                            operation.provenance().replicas().stream()
                                            .filter(replica -> !replica.equals("n4"))
                                            .count()
                                    >= 2,
                            operation.toString());
    }

    @Test
    void readsThatDoNotCompleteWhatTheySawAreConvicted() {
        plan.convicts("no-write-back");
    }
}
