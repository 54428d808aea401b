package theseus.histories.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One kept history: a folder whose path is its verdict, `<model>/{linearizable,violating}/NNNN-name`.
///
/// @param path of the folder
/// @param model by whose rules it is judged, as `--model` spells it
/// @param violating whether the history, or the run that it comes from, is to be convicted
/// @param number of the exhibit among those of its verdict, from 1
/// @param name in a few words, parted by hyphens
public record Exhibit(Path path, String model, boolean violating, int number, String name) {
    /// The folder of those that are to be convicted.
    public static final String VIOLATING = "violating";

    /// The folder of those that are to be acquitted.
    public static final String LINEARIZABLE = "linearizable";

    private static final Pattern FOLDER = Pattern.compile("([0-9]{4})-([a-z0-9]+(-[a-z0-9]+)*)");

    /// The exhibit in that folder.
    ///
    /// @throws IllegalArgumentException when the folder's path is none of an exhibit's
    public static Exhibit at(Path folder) {
        Matcher name = FOLDER.matcher(folder.getFileName().toString());
        Path verdict = folder.toAbsolutePath().getParent();
        String word = verdict.getFileName().toString();
        if (!name.matches() || !word.equals(VIOLATING) && !word.equals(LINEARIZABLE))
            throw new IllegalArgumentException(
                    folder + ": this is no exhibit; expected <model>/{violating,linearizable}/NNNN-name");
        return new Exhibit(
                folder,
                verdict.getParent().getFileName().toString(),
                word.equals(VIOLATING),
                Integer.parseInt(name.group(1)),
                name.group(2));
    }

    /// Its history.
    public Path history() {
        return path.resolve("history.jsonl");
    }

    /// The same history but for one line, which makes it a violation: what a linearizable exhibit is a near-miss of. A
    /// violating one has none.
    public Path oneLineOff() {
        return path.resolve("one-line-off.jsonl");
    }

    /// The whole story, in Markdown.
    public String story() throws IOException {
        return Files.readString(path.resolve("story.md"));
    }

    /// What it is expected to be convicted of, in the words of the evidence, such as `stale read` or `invariant breach
    /// of
    /// I1`; for a linearizable one, `valid`.
    public String expected() throws IOException {
        return Files.readString(path.resolve("verdict.txt")).strip();
    }

    /// Who is hurt, and by what mechanism: its first line.
    public String title() throws IOException {
        return story().lines().findFirst().orElse("").replaceFirst("^#+ *", "");
    }
}
