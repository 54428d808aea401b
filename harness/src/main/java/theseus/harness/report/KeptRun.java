package theseus.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.account.Account;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Window;
import theseus.histories.History;
import theseus.histories.check.Finding;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// A run as its directory has it.
///
/// @param path the directory
/// @param account what is told of it; null where the run did not finish
/// @param history what happened, as far as it was written down
/// @param manifest what it was started as; a missing node where there is none
public record KeptRun(Path path, Account account, History history, JsonNode manifest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Reads a directory.
    ///
    /// @throws MalformedHistory where there is no run in it, or its history cannot be read
    public static KeptRun read(Path path) throws IOException {
        Path history = path.resolve("history.jsonl");
        if (!Files.exists(history))
            throw new MalformedHistory(
                    path.toString(), 0, "there is no run in it", "a run's directory, which has a history.jsonl");
        History events = Files.size(history) == 0
                ? History.of(List.of())
                : HistoryFile.read(history).history();
        return of(path, ResultsFile.read(path), events);
    }

    /// A run of which account and history are at hand.
    static KeptRun of(Path path, Account account, History history) throws IOException {
        return new KeptRun(path, account, history, manifestOf(path));
    }

    /// The manifest of the run, or of the campaign that it belongs to.
    public static JsonNode manifestOf(Path path) throws IOException {
        Path own = path.resolve("manifest.json");
        Path above = path.resolveSibling("manifest.json");
        if (Files.exists(own)) return JSON.readTree(own.toFile());
        return Files.exists(above) ? JSON.readTree(above.toFile()) : MissingNode.getInstance();
    }

    /// The command that repeats it; null where nobody knows.
    public String command() {
        if (account != null) return account.command();
        return manifest.path("command").asText(null);
    }

    /// The run once more, filmed around its first contradiction.
    public Film film() throws IOException {
        Window window = Window.around(leading(), history);
        if (account == null) return Film.none("the run did not finish", window);
        Path recording = path.resolve(RecordingFile.NAME);
        if (!Files.exists(recording)) return Film.of(null, history, window);
        try {
            return Film.of(RecordingFile.read(recording), history, window);
        } catch (RecordingFile.NoRecording unreadable) {
            return Film.none(unreadable.getMessage(), window);
        }
    }

    /// The finding that leads; null where there is none.
    private Finding leading() {
        return account == null || account.findings().isEmpty()
                ? null
                : account.findings().getFirst().finding(history);
    }

    /// `valid`, `violation`, `undecided`, or `unfinished` where the run goes on or was cut off.
    public String verdict() {
        return account == null ? "unfinished" : account.verdict();
    }
}
