package theseus.harness.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.histories.check.Promise;
import theseus.nemesis.plan.Kind;

class CharterTest {
    private final Charter plain = Charter.of(Levels.only("ANY", Promise.LINEARIZABLE));

    @Test
    void whatNeedsALeverWithinTheProcessIsLackingUnlessDeclared() {
        TreeSet<Kind> all = new TreeSet<>(List.of(Kind.values()));
        assertEquals(
                new TreeSet<>(List.of(Kind.PARTITION, Kind.ONE_WAY, Kind.KILL, Kind.STOP, Kind.RESTART, Kind.PAUSE)),
                plain.possible(all));
        assertTrue(!plain.lacking(Kind.KILL, "it is immortal").possible(all).contains(Kind.KILL));
    }

    @Test
    void theReferenceNodeHasNoKindThatCannotBeDoneToIt() {
        assertTrue(Systems.named("reference").orElseThrow().charter().lacks().isEmpty());
    }

    @Test
    void aLevelThatIsNotDeclaredCannotBeRead() {
        Exception e = assertThrows(
                IllegalArgumentException.class, () -> plain.levels().reading("NONE"));
        assertEquals("level NONE promises nothing; expected one of ANY", e.getMessage());
    }

    @Test
    void eachLevelIsHeldToItsOwnPromise() {
        Levels levels = plain.levels().and("OLD", Promise.EVENTUAL);
        assertEquals(Promise.EVENTUAL, levels.expectations().byLevel().get("OLD"));
        assertEquals(Promise.LINEARIZABLE, levels.expectations().byLevel().get("ANY"));
        assertEquals(
                Promise.LINEARIZABLE,
                levels.and("OLD", Promise.LINEARIZABLE).expectations().byLevel().get("OLD"));
    }

    @Test
    void theReferenceNodesLevelsAreThoseThatTheJudgeExpectsByItself() {
        var usual = theseus.histories.check.Expectations.usual();
        var declared = Levels.QUORUMS.expectations();
        assertEquals(usual.otherwise(), declared.otherwise());
        assertEquals(usual.settleNanos(), declared.settleNanos());
        for (String level : List.of("ONE", "QUORUM", "ALL"))
            assertEquals(
                    usual.byLevel().getOrDefault(level, usual.otherwise()),
                    declared.byLevel().get(level));
    }
}
