package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Fleet;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.run.Subject;
import theseus.harness.system.own.PebbleSystem;
import theseus.harness.world.AuthorityKind;
import theseus.histories.Outcome;
import theseus.histories.check.Verdict;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

/// The guide's own system does what the guide says of it.
@NeedsEngine
class PebbleInContainersTest {
    private static final long MILLIS = 1_000_000;
    /// So many that some are read after a restart before they are written anew, however the operations fall.
    private static final int KEYS = 24;

    @Test
    void itStandsAPause() {
        assertEquals(
                new Verdict.Valid(),
                sail(new Attack.Pause(Targeting.ONE)).result().verdict());
    }

    @Test
    void aKillTakesWhatItHadAcknowledged() {
        Sailed sailed = sail(new Attack.Kill(Targeting.ONE));
        assertEquals(1, sailed.result().exitCode());
        assertTrue(sailed.result().findings().stream()
                .flatMap(finding -> finding.operations().stream())
                .anyMatch(operation ->
                        operation.f().equals("read") && operation.outcome().equals(new Outcome.Ok(null))));
    }

    private static Sailed sail(Attack attack) {
        Subject subject = new Subject("pebble", null, Collections.emptySortedMap());
        Strike strike = new Strike(0, new Trigger.Time(800 * MILLIS), attack, new Healing.After(500 * MILLIS));
        RunOptions options = new RunOptions(
                "docker",
                new RunOptions.Ship(1, List.of(), 1, AuthorityKind.SINGLE, new TreeSet<>(), subject),
                new RunOptions.Load(KEYS, 6, 60, 2_500, 0),
                new RunOptions.Trouble(
                        Collections.emptySortedSet(),
                        null,
                        new RunOptions.Plan("none", new Campaign(1, List.of(strike))),
                        null),
                1);
        List<Sailed> sailed = new ArrayList<>();
        new Fleet(options, new DockerWorlds(new PebbleSystem(), DockerOptions.unique()), () -> false)
                .sail(1, 1, sailed::add);
        return sailed.getFirst();
    }
}
