package theseus.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.replay.Replay;
import theseus.harness.report.account.Account;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Window;
import theseus.harness.report.page.Page;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.run.check.Result;
import theseus.histories.History;
import theseus.nemesis.plan.PlanFile;

/// Puts all that is told of a run that is over into its directory: account, text and page.
///
/// @param account what is told
/// @param history what happened
/// @param page where the page is
public record Filing(Account account, History history, Path page) {
    /// Files a run whose history is in the directory already.
    ///
    /// @param log null where the cluster never came up
    /// @param recording to film the run by; null where there is none
    /// @param command what repeats the run
    public static Filing of(
            RunDirectory directory, RunOptions options, Logbook log, Result result, Recording recording, String command)
            throws IOException {
        History history = log == null ? History.of(List.of()) : log.history();
        if (log != null && recording == null) timetable(directory, log, result);
        Window window = Window.around(Account.leading(options, result), history);
        Film film = log == null ? Film.none("the cluster never came up", window) : Film.of(recording, history, window);
        Account account = Account.of(options, log, result, film).with(command);
        ResultsFile.write(directory, account);
        directory.text("verdict.txt", VerdictText.of(account, history, Ink.PLAIN));
        Path page = directory.path().resolve(Page.NAME);
        Files.writeString(page, Page.of(KeptRun.of(directory.path(), account, history), film));
        return new Filing(account, history, page);
    }

    /// What a run that cannot be repeated did, so that the simulation can try it.
    private static void timetable(RunDirectory directory, Logbook log, Result result) throws IOException {
        RecordingFile.write(directory.path().resolve(RecordingFile.TIMETABLE), Recording.ofElsewhere(log, result));
    }

    /// Files one run of many, of which nothing is in the directory yet.
    ///
    /// @param recording to keep with it and to film it by; null where there is none
    /// @param command what repeats the run
    public static Filing of(RunDirectory directory, Sailed sailed, Recording recording, String command)
            throws IOException {
        if (sailed.log() != null) {
            directory.history(sailed.log().history());
            directory.text("plan.json", PlanFile.lines(sailed.log().chart().campaign()));
        }
        if (recording != null) RecordingFile.write(directory.path().resolve(RecordingFile.NAME), recording);
        return of(directory, sailed.options(), sailed.log(), sailed.result(), recording, command);
    }

    /// Files a run of a campaign; one of the simulation is sailed again, to be recorded: a campaign writes no choices
    /// down,
    /// which would slow the many runs for the sake of the few that are kept.
    public static Filing kept(RunDirectory directory, Sailed sailed) throws IOException {
        boolean repeatable = sailed.log() != null && sailed.options().world().equals("sim");
        Recording recording =
                repeatable ? Replay.ofSeed(sailed.options(), () -> false).recording() : null;
        return of(directory, sailed, recording, sailed.options().command());
    }

    /// Files a run that was made out of another one, in a directory that may hold one from before.
    public static Filing replayed(Path directory, Recording recording) throws IOException {
        RecordingFile.write(directory.resolve(RecordingFile.NAME), recording);
        Replay replay = Replay.of(recording, () -> false);
        Files.deleteIfExists(directory.resolve("history.jsonl"));
        RunDirectory kept = RunDirectory.at(directory);
        kept.history(replay.log().history());
        String command = "./theseus replay " + directory;
        return of(kept, recording.chart().options(), replay.log(), replay.result(), recording, command);
    }

    /// The text for the terminal.
    public List<String> text(Ink ink) {
        return VerdictText.of(account, history, ink);
    }
}
