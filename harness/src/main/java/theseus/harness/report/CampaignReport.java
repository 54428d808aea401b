package theseus.harness.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import theseus.harness.report.account.Account;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;
import theseus.histories.check.Verdict;

/// Adds up the runs of a campaign, and keeps the histories that are worth keeping: the first one, those that failed,
/// and
/// for a flaw its clearest conviction.
public final class CampaignReport {
    /// Of each verdict: however many runs prove nothing, they take no room from one that was convicted.
    private static final int KEPT = 20;

    private static final int SHOWN = 5;
    private static final int CONVICTIONS_ENOUGH = 5;

    private final RunOptions options;
    private final RunDirectory directory;
    private final List<String> broken = new ArrayList<>();
    private final List<String> unproven = new ArrayList<>();
    private final Reached reached;
    private final Ends ends = new Ends();
    private final Matrix matrix = new Matrix();
    private final Cells cells;
    private final Convictions convictions;
    private long runs;
    private long valid;
    private long violations;
    private long undecided;
    private long operations;

    /// @param cells that can be hit
    public CampaignReport(RunOptions options, RunDirectory directory, Cells cells) {
        this.options = options;
        this.directory = directory;
        this.cells = cells;
        this.reached = new Reached(options.world().equals("sim"));
        this.convictions = new Convictions(options.cluster().flaws().stream()
                .map(label -> KnownFlaw.labelled(label).orElseThrow())
                .filter(flaw -> !flaw.isControl())
                .toList());
    }

    /// Takes a run; answers whether more are wanted.
    ///
    /// @throws UncheckedIOException when it cannot be kept: a fleet's harbour throws nothing else
    public boolean arrived(Sailed sailed) {
        runs++;
        switch (sailed.result().verdict()) {
            case Verdict.Valid _ -> valid++;
            case Verdict.Violation _ -> violations++;
            case Verdict.Undecided _ -> undecided++;
        }
        if (sailed.log() != null) count(sailed.log());
        convictions.take(sailed);
        if (isWorthKeeping(sailed) || sailed.number() == 1) kept(sailed);
        return !convictions.enough(CONVICTIONS_ENOUGH);
    }

    private void kept(Sailed sailed) {
        try {
            keep("run-" + sailed.number(), sailed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isWorthKeeping(Sailed sailed) {
        return switch (sailed.result().verdict()) {
            case Verdict.Valid _ -> false;
            case Verdict.Violation _ -> broken.add(summary(sailed)) && broken.size() <= KEPT;
            case Verdict.Undecided _ -> unproven.add(summary(sailed)) && unproven.size() <= KEPT;
        };
    }

    private void count(Logbook log) {
        matrix.add(log.ledger());
        reached.add(log.guards());
        operations += log.tally().all();
        ends.add(log);
    }

    private static String summary(Sailed sailed) {
        String what = switch (sailed.result().verdict()) {
            case Verdict.Violation _ ->
                Account.of(sailed.options(), null, sailed.result(), null).counted();
            case Verdict.Undecided(String reason) -> "undecided, " + reason;
            case Verdict.Valid _ -> "valid";
        };
        return "run %d: %s%n    %s"
                .formatted(sailed.number(), what, sailed.options().command());
    }

    private Filing keep(String name, Sailed sailed) throws IOException {
        return Filing.kept(directory.within(name), sailed);
    }

    /// What was hit so far.
    public Matrix matrix() {
        return matrix;
    }

    /// One line on how far it has come.
    public String progress(long wanted, double seconds) {
        double speed = runs / Math.max(seconds, 1e-3);
        return "%s %d of %d runs, %.1f a second, %s, %d migrations, %d operations, %d violations, %d undecided"
                .formatted(
                        bar(runs, wanted),
                        runs,
                        wanted,
                        speed,
                        runs == 0 ? "-" : "%.0f s left".formatted((wanted - runs) / speed),
                        ends.done(),
                        operations,
                        violations,
                        undecided);
    }

    private static String bar(long done, long wanted) {
        int full = (int) (10 * done / Math.max(1, wanted));
        return "[" + "#".repeat(full) + ".".repeat(10 - full) + "]";
    }

    /// The end of the campaign: verdict, evidence, coverage. Also keeps the exhibit.
    public List<String> text(double seconds) throws IOException {
        List<String> lines = new ArrayList<>(outcome());
        exhibit(lines);
        lines.add("");
        lines.add("%d runs in %.1f s: %.1f migrations and %.0f operations a second"
                .formatted(runs, seconds, ends.done() / seconds, operations / seconds));
        lines.addAll(ends.lines());
        if (!options.trouble().kinds().isEmpty())
            lines.addAll(Coverage.text(matrix, options.trouble().kinds(), cells));
        Coverage.write(directory, matrix);
        if (options.subject().ofReference()) lines.addAll(reached.lines());
        return lines;
    }

    /// The verdict in one line, and below it the first of the runs that are not valid, each with the command that
    /// repeats
    /// it.
    public List<String> outcome() {
        List<String> lines = new ArrayList<>(List.of(headline()));
        show(broken, lines);
        show(unproven, lines);
        return lines;
    }

    private void show(List<String> failures, List<String> lines) {
        failures.stream().limit(SHOWN).flatMap(String::lines).forEach(lines::add);
        if (failures.size() > SHOWN) lines.add("and " + (failures.size() - SHOWN) + " more; see " + directory.path());
    }

    private String headline() {
        String counts = "%d valid, %d violations, %d undecided".formatted(valid, violations, undecided);
        if (violations > 0) return "VIOLATION in " + violations + " of " + runs + " runs (" + counts + "):";
        if (undecided > 0) return "UNDECIDED in " + undecided + " of " + runs + " runs (" + counts + "):";
        return "VALID in all " + runs + " runs.";
    }

    private void exhibit(List<String> lines) throws IOException {
        lines.addAll(convictions.lines());
        for (var entry : convictions.exhibits().entrySet()) {
            Filing exhibit = keep("exhibit-" + entry.getKey(), entry.getValue());
            lines.add("");
            lines.add("the clearest conviction of " + entry.getKey() + ", run "
                    + entry.getValue().number() + ":");
            lines.addAll(exhibit.text(Ink.PLAIN));
            lines.add("report           " + exhibit.page());
        }
    }

    /// 0 valid, 1 violation, 2 undecided or nothing ran.
    public int exitCode() {
        return violations > 0 ? 1 : undecided > 0 || runs == 0 ? 2 : 0;
    }
}
