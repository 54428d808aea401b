package theseus.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.harness.replay.WholeFile;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Kind;

/// What was hit over all runs and campaigns that were kept in one directory: `matrix.json` there, by world.
public final class Coverage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /// @param runs where runs are kept
    public Coverage(Path runs) {
        file = runs.resolve("matrix.json");
    }

    /// What was hit in that world so far; nothing where nothing was kept.
    public Matrix of(String world) throws IOException {
        return Matrix.read(all().path(world));
    }

    /// Adds what one run or one campaign has hit.
    public void add(String world, Matrix matrix) throws IOException {
        Files.createDirectories(file.getParent());
        Path lock = file.resolveSibling("matrix.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            ObjectNode all = all();
            Matrix sum = Matrix.read(all.path(world));
            sum.add(matrix);
            all.set(world, JSON.valueToTree(sum.counts()));
            write(file, all);
        }
    }

    private ObjectNode all() throws IOException {
        if (!Files.exists(file)) return JSON.createObjectNode();
        JsonNode read = JSON.readTree(file.toFile());
        return read instanceof ObjectNode object ? object : JSON.createObjectNode();
    }

    /// One run's or campaign's own, as `matrix.json` in its directory.
    public static void write(RunDirectory directory, Matrix matrix) throws IOException {
        write(directory.path().resolve("matrix.json"), JSON.valueToTree(matrix.counts()));
    }

    private static void write(Path file, JsonNode json) throws IOException {
        WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    /// The matrix as text: the table, what was never hit, and what cannot be.
    public static List<String> text(Matrix matrix, Collection<Kind> kinds, Cells cells) {
        List<String> lines = new ArrayList<>(matrix.lines(kinds, cells));
        List<Cell> holes = matrix.holes(kinds, cells);
        long possible = cells.all(kinds).stream()
                .filter(cell -> cells.whyNot(cell).isEmpty())
                .count();
        lines.add("%d of the %d cells that can be were hit".formatted(possible - holes.size(), possible));
        Map<String, List<String>> byField = new LinkedHashMap<>();
        for (Cell hole : holes)
            byField.computeIfAbsent(hole.kind().label() + " in " + hole.phase(), _ -> new ArrayList<>())
                    .add(hole.role().label());
        byField.forEach((field, roles) -> lines.add("never hit: " + field + ", " + String.join(" ", roles)));
        lines.addAll(cells.impossible(kinds));
        return lines;
    }
}
