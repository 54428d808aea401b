package theseus.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import theseus.harness.report.CampaignReport;
import theseus.harness.report.Cells;
import theseus.harness.report.Matrix;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.RunOptions;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Swarm;

/// Gives each run of a campaign a plan that aims at cells of the matrix that nothing has hit yet.
final class Filling implements UnaryOperator<RunOptions> {
    private static final int PER_PHASE = 5;
    /// While too many are down, neither the migration goes on nor can other faults be seen.
    private static final int HALTS_PER_PHASE = 2;

    private final RunOptions asked;
    private final Matrix before;
    private final CampaignReport report;
    private final Cells cells;
    private final Path directory;
    private volatile List<Cell> holes;

    /// @param asked the options of the first run
    /// @param before what earlier campaigns hit
    /// @param report what this one has hit so far
    Filling(RunOptions asked, Matrix before, CampaignReport report, Cells cells, RunDirectory directory) {
        this.asked = asked;
        this.before = before;
        this.report = report;
        this.cells = cells;
        this.directory = directory.path();
        goesOn();
    }

    @Override
    public RunOptions apply(RunOptions options) {
        Campaign campaign = new Swarm(options.seed(), 0).into(chosen(options.seed()));
        long number = options.seed() - asked.seed() + 1;
        Path file = directory.resolve("run-" + number).resolve("plan.json");
        return options.withPlan(new RunOptions.Plan(file.toString(), campaign));
    }

    /// In each phase some cells, first of those kinds that have hit the fewest roles there.
    private List<Cell> chosen(long seed) {
        List<Cell> left = new ArrayList<>(holes);
        Collections.shuffle(left, Random.from(new SplittableRandom(seed)));
        SortedMap<String, Integer> perPhase = new TreeMap<>();
        SortedMap<String, Integer> haltsPerPhase = new TreeMap<>();
        SortedMap<String, Integer> rolesLeft = new TreeMap<>();
        left.forEach(cell -> rolesLeft.merge(field(cell), 1, Integer::sum));
        List<Cell> chosen = new ArrayList<>();
        while (!left.isEmpty()) {
            Cell next = Collections.max(left, Comparator.comparingInt(cell -> rolesLeft.get(field(cell))));
            left.remove(next);
            rolesLeft.merge(field(next), -1, Integer::sum);
            if (next.kind().halts() && haltsPerPhase.merge(next.phase(), 1, Integer::sum) > HALTS_PER_PHASE) continue;
            if (perPhase.merge(next.phase(), 1, Integer::sum) <= PER_PHASE) chosen.add(next);
        }
        return chosen;
    }

    private static String field(Cell cell) {
        return cell.phase() + " " + cell.kind();
    }

    /// Looks what is left to fill, and says whether anything is; not while a run is being counted.
    boolean goesOn() {
        Matrix all = new Matrix();
        all.add(before);
        all.add(report.matrix());
        holes = all.holes(asked.trouble().kinds(), cells);
        return !holes.isEmpty();
    }
}
