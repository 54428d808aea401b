package theseus.harness.report.shelf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pages about many runs that stand beside the table of all: `trend/NAME.html`.
public interface Annex {
    /// None.
    Annex NONE = new Annex() {
        @Override
        public SortedMap<String, Path> pages() {
            return new TreeMap<>();
        }

        @Override
        public String page(String name, Path directory) {
            throw new IllegalArgumentException("there is no page " + name);
        }
    };

    /// What the pages are made of, by their names, as it is now.
    SortedMap<String, Path> pages() throws IOException;

    /// The page's text.
    String page(String name, Path directory) throws IOException;
}
