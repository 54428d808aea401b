package example;

import theseus.harness.junit.MigrationTest;

/// What a failure looks like. Its name keeps it out of the build; try it with `mvn test -Dtest=FlawedMigration`.
class FlawedMigration {
    @MigrationTest(seeds = 1, seed = "3", flaw = "wall-clock-versions")
    void aFastClockChangesNothing() {}
}
