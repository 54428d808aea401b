package theseus.histories.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The exhibits below a folder, in the order of their paths.
public final class Corpus {
    private Corpus() {}

    /// All exhibits below the folder; none where there is no such folder.
    public static List<Exhibit> below(Path folder) throws IOException {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Path model : folders(folder))
            for (Path verdict : folders(model)) for (Path each : folders(verdict)) exhibits.add(Exhibit.at(each));
        return exhibits;
    }

    /// Where the next exhibit of that model and verdict belongs.
    public static Path next(Path folder, String model, boolean violating, String name) throws IOException {
        Path verdict = folder.resolve(model).resolve(violating ? Exhibit.VIOLATING : Exhibit.LINEARIZABLE);
        int number = 1;
        for (Path each : folders(verdict))
            number = Math.max(number, 1 + Exhibit.at(each).number());
        return verdict.resolve("%04d-%s".formatted(number, name));
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) return List.of();
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
