package theseus.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import theseus.harness.report.account.Account;
import theseus.harness.report.page.Page;
import theseus.harness.report.replay.Replay;
import theseus.harness.report.replay.Window;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Result;
import theseus.histories.History;
import theseus.histories.check.Finding;

/// Puts all that is told of a run that is over into its directory: account, text and page.
///
/// @param account what is told
/// @param history what happened
/// @param page where the page is
public record Filing(Account account, History history, Path page) {
    /// Files a run whose history is in the directory already. `log` is null where the cluster never came up.
    public static Filing of(RunDirectory directory, RunOptions options, Logbook log, Result result) throws IOException {
        History history = log == null ? History.of(List.of()) : log.history();
        Finding leading = Account.leading(options, result);
        Window window = Window.around(leading, history);
        Replay replay =
                log == null ? Replay.none("the cluster never came up", window) : Replay.of(options, history, window);
        Account account = Account.of(options, log, result, replay);
        ResultsFile.write(directory, account);
        directory.text("verdict.txt", VerdictText.of(account, history, Ink.PLAIN));
        Path page = directory.path().resolve(Page.NAME);
        Files.writeString(page, Page.of(KeptRun.of(directory.path(), account, history), replay));
        return new Filing(account, history, page);
    }

    /// The text for the terminal.
    public List<String> text(Ink ink) {
        return VerdictText.of(account, history, ink);
    }
}
