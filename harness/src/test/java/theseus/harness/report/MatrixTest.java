package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.harness.run.Chart;
import theseus.harness.run.Logbook;
import theseus.harness.run.Lookout;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;
import theseus.nemesis.network.Shape;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Healing;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Role;
import theseus.nemesis.plan.Strike;
import theseus.nemesis.plan.Targeting;
import theseus.nemesis.plan.Trigger;

class MatrixTest {
    private static final long MILLIS = 1_000_000;

    private final Cells cells = new Cells(new TreeMap<>(), 3, 3);

    @Test
    void aFaultCountsOnceInEachPhaseInWhichItWasInEffectAndInNoOther() {
        Matrix matrix = of(inDataCopy(new Attack.Cut(Shape.ISOLATE, Targeting.JOINER, Targeting.JOINER)));
        assertEquals(1, matrix.count("DATA_COPY", Kind.PARTITION));
        assertEquals(1, matrix.count(new Cell("DATA_COPY", Kind.PARTITION, Role.JOINER)));
        for (String before : List.of("STEADY", "PREPARE", "DUAL_WRITE"))
            assertEquals(0, matrix.count(before, Kind.PARTITION), before);
        assertEquals(0, matrix.count("DATA_COPY", Kind.KILL));
    }

    @Test
    void aFaultCountsForTheRolesOfThoseItIsAimedAtAndNotForTheFarEndsOfTheirLinks() {
        Matrix matrix = of(inDataCopy(new Attack.Cut(Shape.ISOLATE, Targeting.JOINER, Targeting.JOINER)));
        for (Role other : List.of(Role.STAYER, Role.SOURCE, Role.DRIVER, Role.MINORITY, Role.MAJORITY, Role.ALL))
            assertEquals(0, matrix.count(new Cell("DATA_COPY", Kind.PARTITION, other)), other.label());
    }

    @Test
    void whatWasAppliedAndNeverProvenDoesNotCount() {
        Strike atAPointWhereJoinersNeverCome = inDataCopy(new Attack.HoldUp(Targeting.JOINER, "leave-data-copy"));
        Logbook log = sailed(atAPointWhereJoinersNeverCome);
        assertTrue(log.ledger().getFirst().applied());
        assertFalse(log.ledger().getFirst().proven());
        assertTrue(counted(log).counts().isEmpty(), "counted: " + counted(log).counts());
    }

    @Test
    void aHitCellIsNoHoleAndAllOthersThatCanBeAre() {
        Matrix matrix = new Matrix();
        int before = matrix.holes(List.of(Kind.KILL), cells).size();
        matrix.add("VERIFY", "kill", "leaver", 1);
        List<Cell> holes = matrix.holes(List.of(Kind.KILL), cells);
        assertEquals(before - 1, holes.size());
        assertFalse(holes.contains(new Cell("VERIFY", Kind.KILL, Role.LEAVER)));
        assertTrue(holes.stream().allMatch(cell -> cells.whyNot(cell).isEmpty()));
    }

    @Test
    void whatIsReadAgainIsAddedToWhatIsCounted() {
        Matrix matrix = new Matrix();
        matrix.add("VERIFY", "kill", "hits", 2);
        matrix.add("VERIFY", "kill", "leaver", 1);
        Matrix sum = Matrix.read(new ObjectMapper().valueToTree(matrix.counts()));
        assertEquals(matrix.counts(), sum.counts());
        sum.add(matrix);
        assertEquals(4, sum.count("VERIFY", Kind.KILL));
        assertEquals(2, sum.count(new Cell("VERIFY", Kind.KILL, Role.LEAVER)));
    }

    @Test
    void aFieldOfTheTableTellsHitsAndHowManyOfTheRolesThatCanBeHit() {
        Matrix matrix = new Matrix();
        matrix.add("STEADY", "one-way", "hits", 3);
        matrix.add("STEADY", "one-way", "driver", 3);
        String line = matrix.lines(List.of(Kind.ONE_WAY), cells).getLast();
        assertTrue(line.matches("one-way .* 3 1/5 .*"), line);
    }

    private static Strike inDataCopy(Attack attack) {
        return new Strike(0, new Trigger.Entered("DATA_COPY", 0), attack, new Healing.After(300 * MILLIS));
    }

    private static Matrix of(Strike strike) {
        return counted(sailed(strike));
    }

    private static Matrix counted(Logbook log) {
        Matrix matrix = new Matrix();
        matrix.add(log.ledger());
        return matrix;
    }

    private static Logbook sailed(Strike strike) {
        RunOptions options = RunOptions.USUAL.withSeed(5);
        Chart chart = Chart.draw(options.withPlan(new RunOptions.Plan("plan", new Campaign(5, List.of(strike)))));
        try (World world = SimWorld.build(chart.scene())) {
            return new Run(chart, world, null, Lookout.NOBODY, () -> false).sail();
        }
    }
}
