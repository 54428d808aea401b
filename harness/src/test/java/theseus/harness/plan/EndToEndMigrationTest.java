package theseus.harness.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Logbook;
import theseus.nemesis.plan.Kind;

/// "Start a cluster with 3 nodes, write 1000 keys, add a 4th node, continue writing during the migration, verify
/// all keys readable, verify no data loss."
class EndToEndMigrationTest {
    private final Plan plan =
            Plan.inSimulation(EnumSet.noneOf(Kind.class), null).over(1000);

    @Test
    void aThousandKeysSurviveTheFourthNode() {
        Logbook log = plan.acquits(1).getFirst();
        assertEquals(List.of("n1", "n2", "n3", "n4"), log.end().members());
        assertEquals(List.of(), log.unread());
        assertEquals(1000, log.end().owners().size());
        assertTrue(log.end().owners().values().stream().anyMatch(owners -> owners.contains("n4")));
        assertTrue(Plan.servedIn(log, "DATA_COPY").size() > 10, "too little was written during the migration");
    }

    @Test
    void aMigrationThatCopiesNothingIsConvicted() {
        plan.convicts("copy-nothing");
    }
}
