package theseus.harness.nightly.trend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.Nights;
import theseus.harness.report.shelf.Annex;

/// The trend pages beside the shelf of runs: one for each directory of nights among those of the runs.
///
/// @param runs where runs are kept
/// @param most nights that a page shows
/// @param patience in so many runs a canary must have been convicted
public record TrendAnnex(Path runs, int most, int patience) implements Annex {

    @Override
    public SortedMap<String, Path> pages() throws IOException {
        SortedMap<String, Path> pages = new TreeMap<>();
        try (Stream<Path> directories = Files.list(runs)) {
            directories
                    .filter(Book::isIn)
                    .forEach(directory -> pages.put(directory.getFileName().toString(), directory));
        }
        return pages;
    }

    @Override
    public String page(String name, Path directory) {
        try (Nights nights = Nights.in(directory)) {
            return TrendPage.of(name, Trend.of(nights, most, patience, directory.toString()));
        }
    }
}
