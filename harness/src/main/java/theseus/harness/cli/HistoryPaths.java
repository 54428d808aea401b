package theseus.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// Which histories a path on the command line means.
///
/// A file is itself. Of a directory that holds a `history.jsonl`, a run's for example, only that is meant; otherwise
/// every
/// file in it and below that looks like a history.
final class HistoryPaths {
    private static final String RUN = "history.jsonl";

    private HistoryPaths() {}

    static List<Path> under(Path path) {
        if (!Files.isDirectory(path)) return List.of(path);
        List<Path> histories = new ArrayList<>();
        try {
            collect(path, histories);
        } catch (IOException e) {
            throw new MalformedHistory(
                    path.toString(), 0, "it cannot be listed: " + e.getMessage(), "a readable directory");
        }
        if (histories.isEmpty())
            throw new MalformedHistory(path.toString(), 0, "there is no history in this directory", "at least one");
        return histories;
    }

    private static void collect(Path directory, List<Path> histories) throws IOException {
        if (Files.isRegularFile(directory.resolve(RUN))) {
            histories.add(directory.resolve(RUN));
            return;
        }
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry)) {
                if (!Files.isSymbolicLink(entry)) collect(entry, histories);
            } else if (!isProse(entry) && HistoryFile.isHistory(entry)) histories.add(entry);
        }
    }

    /// A text about histories may quote one.
    private static boolean isProse(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".md") || name.endsWith(".html");
    }

    private static Set<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return new TreeSet<>(entries.toList());
        }
    }
}
