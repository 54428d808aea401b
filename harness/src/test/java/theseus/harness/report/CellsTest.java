package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Subject;
import theseus.harness.system.Charter;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Role;

class CellsTest {
    private final Charter etcd = Subject.named("etcd").charter();

    @Test
    void aSystemIsAskedForItsOwnPhasesAlone() {
        Cells cells = new Cells(etcd.lacks(), 3, 3, etcd);
        assertEquals(List.of("ADDED", "CATCHING_UP", "VOTING", "STEADY"), cells.phases());
        assertTrue(cells.all(List.of(Kind.KILL)).contains(new Cell("VOTING", Kind.KILL, Role.JOINER)));
        assertEquals(Optional.empty(), cells.whyNot(new Cell("VOTING", Kind.KILL, Role.JOINER)));
    }

    @Test
    void whatCannotBeDoneToItIsNoHole() {
        Cells cells = new Cells(etcd.lacks(), 3, 3, etcd);
        assertEquals(
                Optional.of("needs a lever within the process, and it has none"),
                cells.whyNot(new Cell("VOTING", Kind.CLOCK, Role.JOINER)));
    }

    @Test
    void whereEveryMemberHasEverythingNobodyLosesAKey() {
        Cells cells = new Cells(etcd.lacks(), 3, 3, etcd);
        assertTrue(cells.whyNot(new Cell("ADDED", Kind.KILL, Role.LEAVER)).isPresent());
        assertTrue(new Cells(new TreeMap<>(), 3, 3)
                .whyNot(new Cell("DATA_COPY", Kind.KILL, Role.LEAVER))
                .isEmpty());
    }

    @Test
    void whatCannotBeSaysWhy() {
        Cells cells = new Cells(new TreeMap<>(), 3, 3);
        assertEquals(
                Optional.of("in STEADY nothing moves, so nobody joins, leaves, stays or is a source"),
                cells.whyNot(new Cell("STEADY", Kind.KILL, Role.JOINER)));
        assertEquals(
                Optional.of("a cut that is one-way has somebody on its other side"),
                cells.whyNot(new Cell("VERIFY", Kind.ONE_WAY, Role.ALL)));
        assertEquals(
                Optional.of("with 3 nodes and 3 replicas everybody has to do with every key that moves;"
                        + " --nodes 5 has others"),
                cells.whyNot(new Cell("VERIFY", Kind.KILL, Role.BYSTANDER)));
    }

    @Test
    void moreNodesThanReplicasHaveBystanders() {
        assertEquals(
                Optional.empty(),
                new Cells(new TreeMap<>(), 5, 3).whyNot(new Cell("VERIFY", Kind.KILL, Role.BYSTANDER)));
    }

    @Test
    void everyCellIsEitherCountedAmongThoseThatCannotBeOrAHole() {
        Cells cells = new Cells(new TreeMap<>(), 3, 3);
        List<Kind> kinds = List.of(Kind.values());
        long impossible = cells.impossible(kinds).stream()
                .mapToLong(line -> Long.parseLong(line.split(" ")[0]))
                .sum();
        assertEquals(
                cells.all(kinds).size(),
                impossible + new Matrix().holes(kinds, cells).size());
    }
}
