package theseus.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
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
        Window window = Window.around(Account.leading(options, result), history);
        Film film = log == null ? Film.none("the cluster never came up", window) : Film.of(recording, history, window);
        Account account = Account.of(options, log, result, film).with(command);
        ResultsFile.write(directory, account);
        directory.text("verdict.txt", VerdictText.of(account, history, Ink.PLAIN));
        Path page = directory.path().resolve(Page.NAME);
        Files.writeString(page, Page.of(KeptRun.of(directory.path(), account, history), film));
        return new Filing(account, history, page);
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

    /// The text for the terminal.
    public List<String> text(Ink ink) {
        return VerdictText.of(account, history, ink);
    }
}
