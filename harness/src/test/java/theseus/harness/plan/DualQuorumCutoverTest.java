package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Logbook;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.nemesis.plan.Kind;

/// "Write during cutover with partial failure: the write should fail if quorum is not reached on both sets."
class DualQuorumCutoverTest {
    private final Plan plan = Plan.inSimulation(EnumSet.of(Kind.PARTITION, Kind.KILL), "CUTOVER");

    @Test
    void everyWriteOfAMovingKeyAcknowledgedInCutoverIsOnAMajorityOfBothSets() {
        for (Logbook log : plan.acquits(4))
            for (Operation operation : Plan.servedIn(log, "CUTOVER"))
                if (!operation.f().equals("read") && operation.outcome() instanceof Outcome.Ok)
                    assertOnBoth(log, operation);
    }

    private static void assertOnBoth(Logbook log, Operation write) {
        List<String> replicas = write.provenance().replicas();
        log.sightings().stream()
                .map(sighting -> sighting.view())
                .filter(view -> view.epoch() == write.provenance().epoch())
                .forEach(view -> {
                    assertTrue(majority(replicas, view.owners().get(write.key())), write.toString());
                    assertTrue(majority(replicas, view.newOwners().get(write.key())), write.toString());
                });
    }

    private static boolean majority(List<String> replicas, List<String> set) {
        return set.stream().filter(replicas::contains).count() > set.size() / 2;
    }

    @Test
    void writingToTheOldSetAloneFromTheSecondPhaseOnIsConvicted() {
        Plan.inSimulation(EnumSet.allOf(Kind.class), null).convicts("dual-write-stops-early");
    }

    @Test
    void countingTheOverlapForTheOldSetAloneIsConvicted() {
        Plan.inSimulation(EnumSet.allOf(Kind.class), null).convicts("overlap-counted-for-old-only");
    }
}
