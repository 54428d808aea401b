package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import theseus.harness.junit.MigrationTest;
import theseus.harness.run.Logbook;

class MigrationsTest {
    @MigrationTest(seeds = 10, nemesis = "kill,pause", budget = "1m")
    void aJoinLosesNothingWhileNodesDieAndFreeze() {}

    @MigrationTest(seeds = 5, migration = "replace", nemesis = "partition")
    void aReplacementEndsAlthoughLinksBreak(Logbook log) {
        assertTrue(log.migrated(), "the migration never ended");
    }
}
