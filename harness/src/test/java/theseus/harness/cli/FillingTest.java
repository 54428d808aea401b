package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.report.CampaignReport;
import theseus.harness.report.Cells;
import theseus.harness.report.Matrix;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.RunOptions;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Role;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

class FillingTest {
    private static final Set<Kind> KINDS = EnumSet.of(Kind.PARTITION, Kind.KILL, Kind.CLOCK, Kind.LOSS, Kind.PAUSE);

    private final Cells cells = new Cells(new TreeMap<>(), 3, 3);

    @TempDir
    Path folder;

    @Test
    void aRunAimsAtTheHolesAndAtNothingElse() {
        List<Cell> holes =
                List.of(new Cell("VERIFY", Kind.KILL, Role.LEAVER), new Cell("STEADY", Kind.PARTITION, Role.ALL));
        Filling filling = filling(allBut(holes));
        assertTrue(filling.goesOn());
        List<Strike> strikes = strikes(filling, 7);
        assertEquals(
                Set.of("VERIFY kill leaver", "STEADY partition all"),
                strikes.stream().map(FillingTest::aim).collect(Collectors.toSet()));
        assertEquals(2, strikes.size());
    }

    @Test
    void itEndsWhenEveryCellThatCanBeIsHit() {
        Filling filling = filling(allBut(List.of()));
        assertFalse(filling.goesOn());
        assertTrue(strikes(filling, 7).isEmpty());
    }

    @Test
    void aPhaseIsStruckAFewTimesOnlyAndFirstByThoseKindsThatHitTheFewestRolesThere() {
        Matrix before = new Matrix();
        for (Role role : Role.values()) if (role != Role.ALL) before.add("VERIFY", "kill", role.label(), 1);
        List<Strike> strikes = strikes(filling(before), 7);
        Map<String, Long> perPhase =
                strikes.stream().collect(Collectors.groupingBy(FillingTest::phase, Collectors.counting()));
        assertTrue(perPhase.values().stream().allMatch(count -> count == 5), perPhase.toString());
        assertEquals(7, perPhase.size());
        assertTrue(strikes.stream()
                .filter(strike -> phase(strike).equals("VERIFY"))
                .noneMatch(strike -> strike.attack().kind() == Kind.KILL));
    }

    @Test
    void fewStrikesInAPhaseTakeANodeDown() {
        Filling filling = filling(new Matrix());
        for (long seed = 0; seed < 20; seed++)
            assertTrue(strikes(filling, seed).stream()
                    .filter(strike -> strike.attack().kind().halts())
                    .collect(Collectors.groupingBy(FillingTest::phase, Collectors.counting()))
                    .values()
                    .stream()
                    .allMatch(count -> count <= 2));
    }

    @Test
    void anotherSeedAimsAtOtherHoles() {
        Filling filling = filling(new Matrix());
        assertEquals(strikes(filling, 7), strikes(filling, 7));
        assertFalse(strikes(filling, 7).equals(strikes(filling, 8)));
    }

    @Test
    void whatNothingCanPartIsParted() {
        Filling filling = filling(allBut(List.of(new Cell("VERIFY", Kind.PARTITION, Role.ALL))));
        for (long seed = 0; seed < 100; seed++) {
            Strike strike = strikes(filling, seed).getFirst();
            String words = strike.attack().words();
            assertEquals(Kind.PARTITION, strike.attack().kind(), words);
            assertTrue(words.matches("(halves|bridge|majorities-ring) all"), words);
        }
    }

    private Filling filling(Matrix before) {
        RunDirectory directory = RunDirectory.at(folder);
        return new Filling(asked(), before, new CampaignReport(asked(), directory, cells), cells, directory);
    }

    private static RunOptions asked() {
        return RunOptions.USUAL.withSeed(1).withFaults(new TreeSet<>(KINDS), null);
    }

    private Matrix allBut(List<Cell> holes) {
        Matrix matrix = new Matrix();
        for (Cell cell : cells.all(KINDS))
            if (!holes.contains(cell))
                matrix.add(cell.phase(), cell.kind().label(), cell.role().label(), 1);
        return matrix;
    }

    private static List<Strike> strikes(Filling filling, long seed) {
        return filling.apply(asked().withSeed(seed)).trouble().plan().campaign().strikes();
    }

    private static String aim(Strike strike) {
        Targeting target = strike.attack().target();
        return phase(strike) + " " + strike.attack().kind().label() + " " + target.label();
    }

    private static String phase(Strike strike) {
        return strike.trigger() instanceof Trigger.Entered(String phase, var _) ? phase : "STEADY";
    }
}
