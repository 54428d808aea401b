package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Fleet;
import theseus.harness.run.LedgerEntry;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.run.Subject;
import theseus.harness.system.Levels;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Judge;
import theseus.histories.check.Promise;
import theseus.histories.check.Verdict;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;
import theseus.nemesis.network.Shape;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

/// A system that is not ours, judged by the same checkers.
@NeedsEngine
class EtcdInContainersTest {
    private static final long MILLIS = 1_000_000;

    @Test
    void aMemberIsAddedUnderAPartitionAndAKillAndNothingIsLost() {
        Sailed sailed = sail(
                Subject.named("etcd"),
                List.of("join"),
                new Strike(
                        0,
                        new Trigger.Entered("CATCHING_UP", 10 * MILLIS),
                        new Attack.Cut(Shape.ISOLATE, Targeting.DRIVER, Targeting.DRIVER),
                        new Healing.After(3_000 * MILLIS)),
                new Strike(
                        1,
                        new Trigger.Entered("ADDED", 10 * MILLIS),
                        new Attack.Kill(Targeting.FOLLOWER),
                        new Healing.After(800 * MILLIS)));
        assertEquals(new Verdict.Valid(), sailed.result().verdict());
        assertEquals(List.of("n1", "n2", "n3", "n4"), sailed.log().end().members());
        assertTrue(sailed.log().ledger().stream().allMatch(LedgerEntry::proven));
        // On a busy machine the cut may be proven only when the next phase has been entered.
        assertTrue(sailed.log().ledger().getFirst().phases().stream()
                .anyMatch(List.of("CATCHING_UP", "VOTING")::contains));
        assertEquals(4, sailed.log().after().held().size());
        assertTrue(sailed.log().tally().ok() > 100);
    }

    /// Held to what etcd promises of them, the very same history is valid.
    @Test
    void serializableReadsThatAreHeldToBeLinearizableAreConvictedByAStaleOne() {
        SortedMap<String, Promise> wrong = new TreeMap<>();
        wrong.put("SERIALIZABLE", Promise.LINEARIZABLE);
        Sailed sailed = sail(new Subject("etcd", "SERIALIZABLE", wrong), List.of(), followerCutOff());
        assertEquals(1, sailed.result().exitCode());
        assertTrue(sailed.result().findings().stream()
                .flatMap(finding -> finding.operations().stream())
                .anyMatch(operation -> operation.f().equals("read")
                        && "SERIALIZABLE".equals(operation.provenance().level())));
        Levels declared = Subject.named("etcd").charter().levels();
        Expectations right =
                declared.expectations().calmFrom(sailed.log().healedNanos(), declared.settleMillis() * MILLIS);
        assertEquals(
                new Verdict.Valid(),
                Judge.judge(sailed.log().history(), right, new PerKey(new Register()), Budget.usual())
                        .verdict());
    }

    private static Strike followerCutOff() {
        return new Strike(
                0,
                new Trigger.Time(500 * MILLIS),
                new Attack.Cut(Shape.ISOLATE, Targeting.FOLLOWER, Targeting.FOLLOWER),
                new Healing.After(4_000 * MILLIS));
    }

    private static Sailed sail(Subject subject, List<String> migrations, Strike... strikes) {
        RunOptions options = new RunOptions(
                "docker",
                new RunOptions.Ship(3, migrations, 3, AuthorityKind.RAFT, new TreeSet<>(), subject),
                new RunOptions.Load(6, 12, 60, 7_000, 0),
                new RunOptions.Trouble(
                        Collections.emptySortedSet(),
                        null,
                        new RunOptions.Plan("none", new Campaign(1, List.of(strikes))),
                        null),
                1);
        List<Sailed> sailed = new ArrayList<>();
        DockerOptions containers = DockerOptions.unique();
        new Fleet(options, new DockerWorlds(subject.itself(), containers), () -> false).sail(1, 1, sailed::add);
        assertTrue(
                new Leftovers(Engine.connect()).count(containers.run() + "-1").isZero());
        return sailed.getFirst();
    }
}
