package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.CampaignReport;
import theseus.harness.report.Cells;
import theseus.harness.report.Coverage;
import theseus.harness.report.Filing;
import theseus.harness.report.Manifest;
import theseus.harness.report.Matrix;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.Chart;
import theseus.harness.run.Fleet;
import theseus.harness.run.Logbook;
import theseus.harness.run.Run;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.harness.world.World;
import theseus.harness.world.Worlds;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Budget;
import theseus.histories.codec.EventWriter;
import theseus.nemesis.plan.PlanFile;

/// Where runs start from and come back to: prints, keeps, and sees to it that a run that is stopped ends in order.
final class Port {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Path runs;
    private final List<String> arguments;
    private final KnownWorlds worlds;
    private final long shrinkMillis;

    /// @param shrinkMillis how long a single run that is a violation is made smaller for; 0 for not at all
    Port(PrintWriter out, PrintWriter err, Path runs, List<String> arguments, KnownWorlds worlds, long shrinkMillis) {
        this.out = out;
        this.err = err;
        this.runs = runs;
        this.arguments = arguments;
        this.worlds = worlds;
        this.shrinkMillis = shrinkMillis;
    }

    /// How many runs at the same time suit the world.
    int crews(RunOptions options) {
        return options.world().equals("sim") ? Runtime.getRuntime().availableProcessors() : 1;
    }

    /// One run, with its history on disk while it grows.
    int single(RunOptions options) throws IOException {
        Chart chart = Chart.draw(options);
        header(
                options,
                "%.1f s under faults, %.0f operations a second"
                        .formatted(chart.times().mainNanos() / 1e9, chart.rate()));
        RunDirectory directory = directory(options, 1);
        Progress progress = new Progress(err);
        try (Watch watch = new Watch();
                EventWriter history = directory.history();
                World world = worlds.recorded(options).build(chart.scene())) {
            Logbook log = new Run(chart, world, history, progress, watch::stopped).sail();
            world.keepLogs(directory.path());
            progress.end();
            directory.text("plan.json", PlanFile.lines(chart.campaign()));
            Result result = Examination.weighed(log, Budget.usual(), options.seed());
            return told(options, directory, log, result, recording(world, log, result, directory));
        } catch (Run.Unready unready) {
            progress.end();
            return told(options, directory, null, new Result(List.of(), List.of(unready.getMessage()), true), null);
        } catch (Run.Interrupted stopped) {
            progress.end();
            out.println("stopped; the history so far is in " + directory.path());
            out.flush();
            return 2;
        }
    }

    /// Null in a world that cannot repeat a run.
    private static Recording recording(World world, Logbook log, Result result, RunDirectory directory)
            throws IOException {
        if (!(world instanceof SimWorld sim)) return null;
        Recording recording = Recording.of(log, result, sim);
        RecordingFile.write(directory.path().resolve(RecordingFile.NAME), recording);
        return recording;
    }

    private int told(RunOptions options, RunDirectory directory, Logbook log, Result result, Recording recording)
            throws IOException {
        if (log != null) directory.edn(log.history());
        if (log != null) covered(options, directory, log);
        Filing filing = Filing.of(directory, options, log, result, recording, options.command());
        filing.text(Terminal.ink()).forEach(out::println);
        out.println("kept in          " + directory.path());
        out.println("report           " + Terminal.ink().command(filing.page().toString()));
        out.flush();
        if (shrinkMillis > 0 && recording != null && recording.charge() != null)
            new Dockyard(out, err, crews(options), shrinkMillis).shrinkAtOnce(directory.path(), recording);
        return result.exitCode();
    }

    private void covered(RunOptions options, RunDirectory directory, Logbook log) throws IOException {
        Matrix matrix = new Matrix();
        matrix.add(log.ledger());
        Coverage.write(directory, matrix);
        new Coverage(runs).add(options.place(), matrix);
    }

    /// Many runs, of which only the failing ones are kept.
    int campaign(RunOptions options, long wanted, int crews, boolean fill) throws IOException {
        header(options, "%d runs, %d at a time".formatted(wanted, crews));
        RunDirectory directory = directory(options, wanted);
        Coverage coverage = new Coverage(runs);
        Cells cells = cells(options);
        CampaignReport report = new CampaignReport(options, directory, cells);
        Filling filling = fill ? new Filling(options, coverage.of(options.place()), report, cells, directory) : null;
        Progress progress = new Progress(err);
        long began = System.nanoTime();
        AtomicLong last = new AtomicLong(began);
        try (Watch watch = new Watch()) {
            UnaryOperator<RunOptions> plans = filling == null ? UnaryOperator.identity() : filling;
            new Fleet(options, plans, worlds(options), watch::stopped).sail(wanted, crews, sailed -> {
                boolean more = report.arrived(sailed) && (filling == null || filling.goesOn());
                if (System.nanoTime() - last.get() > 500_000_000L) {
                    last.set(System.nanoTime());
                    progress.line(report.progress(wanted, (System.nanoTime() - began) / 1e9));
                }
                return more;
            });
        }
        progress.end();
        List<String> text = report.text((System.nanoTime() - began) / 1e9);
        coverage.add(options.place(), report.matrix());
        directory.text("verdict.txt", text);
        text.forEach(out::println);
        out.println("kept in          " + directory.path());
        out.flush();
        return report.exitCode();
    }

    private static Cells cells(RunOptions options) {
        return new Cells(
                KnownWorlds.lacking(options.world(), options.subject()),
                options.cluster().nodes(),
                options.cluster().replicas(),
                options.subject().charter());
    }

    private void header(RunOptions options, String how) {
        out.println("seed %d  world %s  %s%d nodes  migration %s  rf %d  %d keys  %d clients  faults %s%s%s  %s"
                .formatted(
                        options.seed(),
                        options.world(),
                        options.subject().ofReference()
                                ? ""
                                : "system " + options.subject().system() + "  ",
                        options.cluster().nodes(),
                        options.migrations(),
                        options.cluster().replicas(),
                        options.load().keys(),
                        options.clients(),
                        options.faults(),
                        options.trouble().at() == null
                                ? ""
                                : " at " + options.trouble().at(),
                        options.cluster().flaws().isEmpty()
                                ? ""
                                : "  flaws "
                                        + String.join(" ", options.cluster().flaws()),
                        how));
        out.flush();
    }

    private RunDirectory directory(RunOptions options, long count) throws IOException {
        String name = "register-" + options.place()
                + (options.cluster().flaws().isEmpty()
                        ? ""
                        : "-" + String.join("-", options.cluster().flaws()));
        RunDirectory directory = RunDirectory.create(runs, name);
        directory.text("capabilities.txt", KnownWorlds.describe(options.world(), options.subject()));
        Manifest.write(directory, Checkout.root(), options, arguments, count);
        return directory;
    }

    private Worlds worlds(RunOptions options) {
        return worlds.of(options);
    }
}
