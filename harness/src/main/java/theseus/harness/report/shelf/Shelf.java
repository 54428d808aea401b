package theseus.harness.report.shelf;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import theseus.harness.report.KeptRun;
import theseus.harness.report.page.Page;

/// The runs that are kept under one directory.
public final class Shelf {
    private static final int DEPTH = 4;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Path runs;
    private final Annex annex;

    public Shelf(Path runs) {
        this(runs, Annex.NONE);
    }

    /// @param annex further pages
    public Shelf(Path runs, Annex annex) {
        this.runs = runs;
        this.annex = annex;
    }

    /// The runs by name, as they are now.
    TreeMap<String, Path> byName() throws IOException {
        TreeMap<String, Path> byName = new TreeMap<>();
        if (Files.isDirectory(runs)) collect(runs, DEPTH, byName);
        return byName;
    }

    private void collect(Path directory, int depth, TreeMap<String, Path> found) throws IOException {
        if (Files.exists(directory.resolve("history.jsonl")))
            found.put(runs.relativize(directory).toString().replace('\\', '/'), directory);
        if (depth == 0) return;
        for (Path entry : entries(directory))
            if (Files.isDirectory(entry) && !Files.isSymbolicLink(entry)) collect(entry, depth - 1, found);
    }

    private static TreeSet<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return new TreeSet<>(entries.toList());
        }
    }

    /// The page with the table of all runs.
    ///
    /// @param now what counts as now for runs that have not ended
    public String page(Instant now) throws IOException {
        List<ShelfRow> rows = new ArrayList<>();
        for (Path run : byName().values()) rows.add(ShelfRow.of(runs, run, now));
        return Page.sources("shelf.html")
                .replace("/* styles */", Page.sources("page.css", "shelf.css"))
                .replace("/* scripts */", Page.sources("element.js", "colour.js", "heat.js", "shelf.js"))
                .replace("{\"data\": 0}", Page.inScript(JSON.writeValueAsString(rows)))
                .replace(
                        "{\"annex\": 0}",
                        Page.inScript(JSON.writeValueAsString(annex.pages().keySet())));
    }

    /// The annex' page of that name; nothing where there is none.
    Optional<String> annexed(String name) throws IOException {
        Path directory = annex.pages().get(name);
        return directory == null ? Optional.empty() : Optional.of(annex.page(name, directory));
    }

    /// The page of one run: the one that is kept, else one made now.
    String report(Path run) throws IOException {
        Path kept = run.resolve(Page.NAME);
        if (Files.exists(kept)) return Files.readString(kept);
        KeptRun read = KeptRun.read(run);
        return Page.of(read, read.film());
    }

    /// All files of one run as a zip.
    static void zip(Path run, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : entries(run)) {
                if (!Files.isRegularFile(file)) continue;
                zip.putNextEntry(new ZipEntry(run.getFileName() + "/" + file.getFileName()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /// Writes everything as files, to be put where a browser finds them.
    public void export(Path to, Instant now) throws IOException {
        Files.createDirectories(to);
        Files.writeString(to.resolve("index.html"), page(now));
        for (var page : annex.pages().entrySet())
            Files.writeString(
                    Files.createDirectories(to.resolve("trend")).resolve(page.getKey() + ".html"),
                    annex.page(page.getKey(), page.getValue()));
        for (var run : byName().entrySet()) {
            Path own = Files.createDirectories(to.resolve("run").resolve(run.getKey()));
            Files.writeString(own.resolve(Page.NAME), report(run.getValue()));
            try (OutputStream out = Files.newOutputStream(own.resolve("run.zip"))) {
                zip(run.getValue(), out);
            }
        }
    }
}
