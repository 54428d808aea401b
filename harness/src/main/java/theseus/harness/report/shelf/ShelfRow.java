package theseus.harness.report.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.report.KeptRun;
import theseus.harness.report.ResultsFile;
import theseus.harness.report.account.Account;

/// One kept run in the table of many.
///
/// @param name its directory, from where the runs are kept
/// @param verdict `valid`, `violation`, `undecided`, `going on`, or `cut off`
/// @param began when it was started, as its directory says
/// @param world `sim` or `docker`
/// @param command what repeats it
/// @param nemesis the kinds of fault that struck
/// @param at the phase that the faults were aimed at, or empty
/// @param flaws the flaws that were switched on
/// @param findings the findings, counted by class
/// @param headline the verdict in a sentence
/// @param ok operations that succeeded
/// @param failed operations that failed
/// @param unknown operations whose outcome is not known
/// @param matrix by phase and kind, how many proven faults were in effect
record ShelfRow(
        String name,
        String verdict,
        String began,
        String world,
        String command,
        List<String> nemesis,
        String at,
        List<String> flaws,
        SortedMap<String, Long> findings,
        String headline,
        long ok,
        long failed,
        long unknown,
        SortedMap<String, SortedMap<String, Long>> matrix) {
    private static final Duration SILENCE = Duration.ofMinutes(2);

    /// The row of a directory that has a history.
    static ShelfRow of(Path runs, Path run, Instant now) throws IOException {
        JsonNode manifest = KeptRun.manifestOf(run);
        Account account = ResultsFile.read(run);
        String command =
                account != null ? account.command() : manifest.path("command").asText("");
        return new ShelfRow(
                name(runs, run),
                account != null ? account.verdict() : unfinished(run, now),
                began(runs, run),
                account != null ? account.world() : manifest.path("world").asText("-"),
                command,
                account == null ? List.of() : kinds(account),
                word(command, "--at"),
                account == null
                        ? List.of()
                        : account.flaws().stream()
                                .map(Account.Conviction::label)
                                .toList(),
                account == null ? new TreeMap<>() : findings(account),
                account == null ? "" : account.headline(),
                account == null ? 0 : account.operations().ok(),
                account == null ? 0 : account.operations().failed(),
                account == null ? 0 : account.operations().unknown(),
                account == null ? new TreeMap<>() : account.matrix());
    }

    private static String name(Path runs, Path run) {
        return runs.relativize(run).toString().replace('\\', '/');
    }

    /// A run that has not ended goes on for as long as its history grows.
    private static String unfinished(Path run, Instant now) throws IOException {
        Instant last = Files.getLastModifiedTime(run.resolve("history.jsonl")).toInstant();
        return last.plus(SILENCE).isAfter(now) ? "going on" : "cut off";
    }

    private static String began(Path runs, Path run) {
        for (Path part : runs.relativize(run)) if (part.toString().matches("\\d{8}T\\d{6}.*")) return part.toString();
        return "";
    }

    private static List<String> kinds(Account account) {
        TreeMap<String, Boolean> kinds = new TreeMap<>();
        account.matrix().values().forEach(row -> row.keySet().forEach(kind -> kinds.put(kind, true)));
        return new ArrayList<>(kinds.keySet());
    }

    private static SortedMap<String, Long> findings(Account account) {
        SortedMap<String, Long> counts = new TreeMap<>();
        account.findings().forEach(finding -> counts.merge(finding.anomaly(), 1L, Long::sum));
        return counts;
    }

    private static String word(String command, String option) {
        List<String> words = List.of(command.split(" "));
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? "" : words.get(at + 1);
    }
}
