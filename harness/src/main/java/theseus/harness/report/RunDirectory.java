package theseus.harness.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import theseus.histories.History;
import theseus.histories.codec.EdnWriter;
import theseus.histories.codec.EventWriter;
import theseus.histories.codec.JsonLinesWriter;

/// Where a run leaves what it was and what came out: `runs/<name>/<time>/`, with a `latest` beside it. Without
/// `results.json` a run did not finish.
public final class RunDirectory {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'");

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /// A new directory; two runs never share one.
    public static RunDirectory create(Path runs, String name) throws IOException {
        Path parent = Files.createDirectories(runs.resolve(name));
        String time = ZonedDateTime.now(ZoneOffset.UTC).format(TIME);
        Path path = unique(parent, time);
        link(parent.resolve("latest"), path.getFileName());
        link(runs.resolve("latest"), Path.of(name).resolve(path.getFileName()));
        return new RunDirectory(path);
    }

    /// The directory at that path.
    public static RunDirectory at(Path path) {
        return new RunDirectory(path);
    }

    /// A directory within this one.
    public RunDirectory within(String name) throws IOException {
        return new RunDirectory(Files.createDirectories(path.resolve(name)));
    }

    public Path path() {
        return path;
    }

    /// The history file that grows during the run.
    public EventWriter history() throws IOException {
        return JsonLinesWriter.appendTo(path.resolve("history.jsonl"));
    }

    /// Jepsen's form of the finished history.
    public void edn(History history) throws IOException {
        try (EventWriter edn =
                new EdnWriter(new BufferedOutputStream(Files.newOutputStream(path.resolve("history.edn"))))) {
            for (var event : history.events()) edn.append(event);
        }
    }

    /// The whole history at once.
    public void history(History history) throws IOException {
        try (JsonLinesWriter json = JsonLinesWriter.appendTo(path.resolve("history.jsonl"))) {
            json.append(history.events());
        }
    }

    /// A file of text.
    public void text(String name, List<String> lines) throws IOException {
        Files.write(path.resolve(name), lines);
    }

    private static Path unique(Path parent, String time) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Path path = parent.resolve(attempt == 1 ? time : time + "-" + attempt);
            try {
                return Files.createDirectory(path);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == 1000) throw taken;
            }
        }
    }

    /// A link that is never missing in between; where the file system has no links, there is none.
    private static void link(Path link, Path target) throws IOException {
        Path fresh = link.resolveSibling(
                "." + link.getFileName() + "-" + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, target);
            Files.move(fresh, link, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (UnsupportedOperationException noLinks) {
            Files.deleteIfExists(fresh);
        }
    }
}
