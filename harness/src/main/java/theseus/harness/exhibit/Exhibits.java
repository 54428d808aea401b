package theseus.harness.exhibit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import theseus.harness.replay.Comparison;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.replay.Replay;
import theseus.harness.report.RunDirectory;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;
import theseus.histories.corpus.Corpus;
import theseus.histories.corpus.Exhibit;

/// Exhibits made of recordings, and what has become of them.
public final class Exhibits {
    private static final String MODEL = "register";

    private Exhibits() {}

    /// Keeps a recording as an exhibit of the corpus, and writes the corpus' index anew.
    ///
    /// @param name in a few words, parted by hyphens
    /// @throws IllegalArgumentException when the run is not convicted of its charge, sailed again
    public static Exhibit keep(Path corpus, Recording recording, String name) throws IOException {
        Replay replay = replayed(recording);
        Path folder = Corpus.next(corpus, MODEL, recording.charge() != null, name);
        RunDirectory directory = RunDirectory.at(Files.createDirectories(folder));
        directory.history(replay.log().history());
        RecordingFile.write(folder.resolve(RecordingFile.NAME), replay.recording());
        directory.text("verdict.txt", List.of(expected(recording)));
        directory.text("story.md", Story.of(name, folder.toString(), replay));
        Files.write(corpus.resolve("README.md"), index(corpus));
        return Exhibit.at(folder);
    }

    private static Replay replayed(Recording recording) {
        Replay replay = Replay.of(recording, () -> false);
        if (recording.charge() != null && !recording.charge().provenBy(replay.result()))
            throw new IllegalArgumentException("sailed again, the run is not convicted of: "
                    + recording.charge().words());
        return new Replay(replay.log(), replay.result(), replay.recording().with(recording.charge()));
    }

    /// The index of a corpus: its exhibits in two tables, in Markdown.
    public static List<String> index(Path corpus) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Exhibits",
                "",
                "## In the wrong",
                "",
                "Made by `./theseus exhibit`; each is judged and sailed again on every build.",
                "",
                "| exhibit | convicted of | story |",
                "|---|---|---|"));
        for (Exhibit exhibit : Corpus.below(corpus))
            if (exhibit.violating())
                lines.add("| %s | %s | %s |".formatted(link(corpus, exhibit), exhibit.expected(), exhibit.title()));
        lines.addAll(List.of(
                "",
                "## Near-misses: what looks wrong and is not",
                "",
                "Each is acquitted on every build, and the same history with one line changed is convicted.",
                "",
                "| exhibit | story |",
                "|---|---|"));
        for (Exhibit exhibit : Corpus.below(corpus))
            if (!exhibit.violating()) lines.add("| %s | %s |".formatted(link(corpus, exhibit), exhibit.title()));
        return lines;
    }

    private static String link(Path corpus, Exhibit exhibit) {
        return "[%s](%s/story.md)".formatted(exhibit.name(), corpus.relativize(exhibit.path()));
    }

    /// What is wrong with an exhibit: it does not repeat its history, or is not convicted of what it is expected to be;
    /// empty where all is as it should be. One without a recording is not sailed.
    public static Optional<String> wrong(Exhibit exhibit) throws IOException {
        Path file = exhibit.path().resolve(RecordingFile.NAME);
        if (!Files.exists(file)) return Optional.empty();
        try {
            Recording recording = RecordingFile.read(file);
            Replay replay = Replay.of(recording, () -> false);
            return wrong(exhibit, recording, replay);
        } catch (RecordingFile.NoRecording | MalformedHistory damaged) {
            return Optional.of(damaged.getMessage());
        }
    }

    private static Optional<String> wrong(Exhibit exhibit, Recording recording, Replay replay) throws IOException {
        if (!expected(recording).equals(exhibit.expected()))
            return Optional.of("its recording is about %s, its verdict says %s"
                    .formatted(expected(recording), exhibit.expected()));
        if (recording.charge() == null && !replay.result().findings().isEmpty())
            return Optional.of("it is convicted of "
                    + replay.result().findings().getFirst().anomaly().words());
        if (recording.charge() != null && !recording.charge().provenBy(replay.result()))
            return Optional.of("it is no longer convicted of " + expected(recording));
        Comparison comparison = Comparison.of(
                HistoryFile.read(exhibit.history()).history(), replay.log().history());
        return comparison instanceof Comparison.Differs differs
                ? Optional.of("its history differs from event " + differs.index() + " on")
                : Optional.empty();
    }

    private static String expected(Recording recording) {
        return recording.charge() == null ? "valid" : recording.charge().words();
    }
}
