package theseus.harness.report.page;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import theseus.harness.replay.Replay;
import theseus.harness.report.KeptRun;
import theseus.harness.report.account.Account;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Window;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Examination;
import theseus.harness.run.check.Result;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.OperationEvent;
import theseus.histories.OperationEvent.Type;
import theseus.histories.Provenance;
import theseus.histories.check.Budget;
import theseus.nemesis.plan.Kind;

/// Pages to be opened in a browser.
final class Pages {
    private static Path convicting;

    private Pages() {}

    /// The first run that convicts a flaw because no order explains what its clients saw.
    static synchronized Path convicting() throws IOException {
        for (long seed = 1; convicting == null; seed++) {
            RunOptions options = RunOptions.USUAL
                    .withFlaws(new TreeSet<>(List.of("wall-clock-versions")))
                    .withSeed(seed);
            Replay run = Replay.ofSeed(options, () -> false);
            var leading = Account.leading(options, run.result());
            if (leading == null || !leading.anomaly().words().equals("not linearizable")) continue;
            Film film = Film.of(
                    run.recording(),
                    run.log().history(),
                    Window.around(leading, run.log().history()));
            Account account = Account.of(options, run.log(), weighed(run), film);
            convicting = written(
                    "convicting",
                    new KeptRun(Path.of("runs/a/b"), account, run.log().history(), MissingNode.getInstance()),
                    film);
        }
        return convicting;
    }

    /// With how much the verdict says, as a single run is judged.
    private static Result weighed(Replay run) {
        return Examination.weighed(run.log(), Budget.usual(), 1);
    }

    /// A run that broke nothing, as one in containers is told: without a film.
    static Path unfilmed() throws IOException {
        RunOptions options = RunOptions.USUAL.withSeed(1);
        Replay run = Replay.ofSeed(options, () -> false);
        Film film = unfilmed(run);
        Account account = Account.of(options, run.log(), weighed(run), film);
        return written(
                "unfilmed",
                new KeptRun(Path.of("runs/a/c"), account, run.log().history(), MissingNode.getInstance()),
                film);
    }

    private static Film unfilmed(Replay run) {
        return Film.of(null, run.log().history(), Window.around(null, run.log().history()));
    }

    /// The first run in which a fault was missed: nothing came by that it could have held.
    static KeptRun missed() {
        for (long seed = 1; ; seed++) {
            RunOptions options = RunOptions.USUAL
                    .withFaults(new TreeSet<>(List.of(Kind.HOLD, Kind.FAILPOINT)), null)
                    .withSeed(seed);
            Replay run = Replay.ofSeed(options, () -> false);
            Account account = Account.of(options, run.log(), run.result(), unfilmed(run));
            if (account.faults().stream().noneMatch(fault -> fault.missed() != null)) continue;
            return new KeptRun(Path.of("runs/a/d"), account, run.log().history(), MissingNode.getInstance());
        }
    }

    /// The page of that run, without a film.
    static Path of(KeptRun run) throws IOException {
        return written("missed", run, run.film());
    }

    /// Operations on one key with that text as key and value; nothing is wrong with them.
    static Path hostile(String text) throws IOException {
        KeptRun run = theseus.harness.report.Exhibits.hostile(text);
        return written("hostile", run, Film.none("there is none", new Window(0, 20_000_000, "of the test")));
    }

    /// A history of so many operations.
    static Path large(int operations) throws IOException {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            int process = i % 20;
            String f = i % 3 == 0 ? "write" : "read";
            long at = i * 500_000L;
            Provenance from = new Provenance("n" + i % 5, "QUORUM", "v" + i, List.of("n1", "n2"), 3, "STEADY");
            events.add(new OperationEvent(
                    2L * i, Type.INVOKE, process, f, "k" + i % 100, i % 3 == 0 ? (long) i : null, at, null, null));
            events.add(new OperationEvent(
                    2L * i + 1,
                    i % 17 == 0 ? Type.FAIL : Type.OK,
                    process,
                    f,
                    "k" + i % 100,
                    (long) (i - i % 3),
                    at + 100_000 + i % 7 * 40_000,
                    i % 17 == 0 ? "refused" : null,
                    from));
        }
        KeptRun run = new KeptRun(Path.of("runs/a/large"), null, History.of(events), MissingNode.getInstance());
        return written("large", run, Film.none("the run did not finish", new Window(0, 1, "of the test")));
    }

    private static Path written(String name, KeptRun run, Film film) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "pages")).resolve(name + ".html");
        return Files.writeString(file, Page.of(run, film)).toAbsolutePath();
    }
}
