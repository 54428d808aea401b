package theseus.harness.nightly.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.JDBC;
import theseus.harness.browser.Chromium;
import theseus.harness.browser.Seen;
import theseus.harness.nightly.Entries;
import theseus.harness.nightly.book.Book;
import theseus.harness.report.shelf.Shelf;
import theseus.harness.report.shelf.ShelfServer;

/// The trend page in a real browser, as `theseus serve` shows it.
@Tag("browser")
class TrendPageTest {
    @TempDir
    private static Path runs;

    private static Chromium chromium;
    private static ShelfServer server;

    @BeforeAll
    static void start() throws IOException {
        try (Book book = Book.open(runs.resolve("nightly"))) {
            Entries.threeNights(book);
        }
        server = new ShelfServer(new Shelf(runs, new TrendAnnex(runs, 30, 3)), 0, Clock.systemUTC());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    private static Seen open(int width, int height, ColorScheme scheme) {
        return chromium.open(URI.create(server.address() + "trend/nightly.html"), width, height, scheme);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theFiguresAreThoseOfTheBook(ColorScheme scheme) throws SQLException {
        try (Seen seen = open(1300, 1000, scheme)) {
            assertEquals(scheme.name().toLowerCase(), seen.page().evaluate("document.documentElement.dataset.theme"));
            assertEquals(
                    written("select night, sum(runs), coalesce(sum(runs) filter (where outcome = 'violation'), 0)"
                            + " from tally group by night order by night desc"),
                    columns(seen, "#nights", "night", "runs", "violations"));
            assertEquals(
                    written("select fingerprint, kind, count(*) from finding join sighting using (fingerprint)"
                            + " group by fingerprint, kind"),
                    columns(seen, "#findings", "finding", "kind", "times"));
            assertEquals(
                    written("select canary, count(*) filter (where outcome = 'convicted'), count(*)"
                            + " from canary_run group by canary"),
                    columns(seen, "#canaries", "canary", "caught", "of runs"));
            seen.picture("trend-" + scheme.name().toLowerCase());
            seen.isQuiet();
        }
    }

    @Test
    void aBarTellsItsNightAndItsNumber() {
        try (Seen seen = open(1300, 1000, ColorScheme.LIGHT)) {
            assertEquals(
                    List.of("night 1: 3", "night 2: 4", "night 3: 2"),
                    seen.page()
                            .locator("#courses svg[aria-label^='runs:'] title")
                            .allTextContents());
        }
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() {
        try (Seen seen = open(390, 844, ColorScheme.DARK)) {
            seen.fitsTheWindow();
            seen.picture("trend-phone");
            seen.isQuiet();
        }
    }

    @Test
    void aButtonChangesTheTheme() {
        try (Seen seen = open(1300, 1000, ColorScheme.LIGHT)) {
            seen.page().click("#theme");
            assertEquals("dark", seen.page().evaluate("document.documentElement.dataset.theme"));
        }
    }

    @Test
    void theShelfLeadsHereAndBack() {
        try (Seen seen = chromium.open(URI.create(server.address()), 1300, 1000, ColorScheme.LIGHT)) {
            seen.page().click("text=trend of nightly");
            assertTrue(seen.text("h1").contains("Nights in nightly"), seen.text("h1"));
            seen.page().click("text=all runs");
            assertEquals("Runs", seen.text("h1"));
            seen.isQuiet();
        }
    }

    /// Some columns of a table, by their heads.
    @SuppressWarnings("unchecked")
    private static List<List<String>> columns(Seen seen, String table, String... heads) {
        return (List<List<String>>) seen.page()
                .evaluate(
                        "([table, heads]) => { const names = [...document.querySelectorAll(table + ' th')].map(th => th.textContent);"
                                + " return [...document.querySelectorAll(table + ' tbody tr')]"
                                + ".map(tr => heads.map(head => tr.cells[names.indexOf(head)].textContent)); }",
                        List.of(table, List.of(heads)));
    }

    private static List<List<String>> written(String question) throws SQLException {
        Path file = runs.resolve("nightly").resolve(Book.NAME);
        List<List<String>> rows = new ArrayList<>();
        try (var book = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                ResultSet row = book.createStatement().executeQuery(question)) {
            while (row.next()) rows.add(List.of(row.getString(1), row.getString(2), row.getString(3)));
        }
        return rows;
    }
}
