package theseus.harness.report.shelf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.harness.browser.Chromium;
import theseus.harness.browser.Seen;
import theseus.harness.replay.Replay;
import theseus.harness.report.Filing;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.RunOptions;
import theseus.nemesis.plan.Kind;

/// The table of all runs in a real browser: one run that is valid, one that is convicted, one that goes on, and one
/// that
/// was cut off.
@Tag("browser")
class ShelfPageTest {
    private static final String FLAW = "wall-clock-versions";
    private static final String HISTORY = "history.jsonl";

    @TempDir
    private static Path runs;

    private static Path convicted;
    private static Chromium chromium;
    private static ShelfServer server;

    @BeforeAll
    static void start() throws IOException {
        kept(RunOptions.USUAL.withFaults(new TreeSet<>(List.of(Kind.KILL)), null));
        convicted =
                kept(RunOptions.USUAL.withFlaws(new TreeSet<>(List.of(FLAW))).withSeed(3));
        unfinished("register-docker/20261125T115959.000Z", Instant.now());
        unfinished("register-docker/20261125T100000.000Z", Instant.now().minus(Duration.ofHours(1)));
        server = new ShelfServer(new Shelf(runs), 0, Clock.systemUTC());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    private static Path kept(RunOptions options) throws IOException {
        Replay run = Replay.ofSeed(options, () -> false);
        RunDirectory directory = RunDirectory.create(runs, "register-sim");
        directory.history(run.log().history());
        Filing.of(directory, options, run.log(), run.result(), run.recording(), options.command());
        return directory.path();
    }

    private static void unfinished(String name, Instant last) throws IOException {
        Path history = Files.createDirectories(runs.resolve(name)).resolve(HISTORY);
        Files.writeString(history, "");
        Files.writeString(history.resolveSibling("manifest.json"), "{\"world\": \"docker\"}");
        Files.setLastModifiedTime(history, FileTime.from(last));
    }

    private static Seen open(int width, int height, ColorScheme scheme) {
        return chromium.open(URI.create(server.address()), width, height, scheme);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void eachRunIsToldWithWhatBecameOfIt(ColorScheme scheme) {
        try (Seen seen = open(1300, 1000, scheme)) {
            assertEquals(scheme.name().toLowerCase(), seen.page().evaluate("document.documentElement.dataset.theme"));
            assertEquals(
                    List.of("… going on", "✂ cut off", "✓ valid", "✗ violation"),
                    verdicts(seen).stream().sorted().toList());
            assertEquals("4 of 4; 1 valid, 1 violation, 1 going on, 1 cut off", seen.text("#counts"));
            seen.picture("shelf-" + scheme.name().toLowerCase());
            seen.isQuiet();
        }
    }

    @Test
    void filtersLeaveWhatTheySay() {
        try (Seen seen = open(1300, 1000, ColorScheme.LIGHT)) {
            assertEquals(List.of("✗ violation"), filtered(seen, "verdict", "violation"));
            assertEquals(List.of("… going on"), filtered(seen, "verdict", "going on"));
            assertEquals(List.of("✂ cut off"), filtered(seen, "verdict", "cut off"));
            assertEquals(List.of("✗ violation"), filtered(seen, "flaw", FLAW));
            assertEquals(2, filtered(seen, "world", "docker").size());
            assertEquals(4, filtered(seen, "workload", "register").size());
            assertTrue(filtered(seen, "nemesis", "kill").contains("✓ valid"));
            assertEquals(List.of("✗ violation"), filtered(seen, "finding", "not linearizable"));
        }
    }

    /// What a filter leaves; it is taken away again.
    private static List<String> filtered(Seen seen, String filter, String value) {
        seen.page().selectOption("#filter-" + filter, value);
        List<String> left = verdicts(seen);
        seen.page().selectOption("#filter-" + filter, "");
        return left;
    }

    @Test
    void filtersThatLeaveNothingSaySo() {
        try (Seen seen = open(1300, 1000, ColorScheme.LIGHT)) {
            seen.page().selectOption("#filter-world", "docker");
            seen.page().selectOption("#filter-flaw", FLAW);
            assertEquals("No run is like that.", seen.text("#runs"));
        }
    }

    @Test
    void aRunIsDownloadedAsAZipWithAllItsFiles() throws IOException {
        try (Seen seen = open(1300, 1000, ColorScheme.LIGHT)) {
            String link = "a[aria-label='Download register-sim/" + convicted.getFileName() + "']";
            Download download = seen.page().waitForDownload(() -> seen.page().click(link));
            assertEquals(convicted.getFileName() + ".zip", download.suggestedFilename());
            try (ZipFile zip = new ZipFile(download.path().toFile())) {
                var history = zip.getEntry(convicted.getFileName() + "/" + HISTORY);
                assertArrayEquals(
                        Files.readAllBytes(convicted.resolve(HISTORY)),
                        zip.getInputStream(history).readAllBytes());
                try (var files = Files.list(convicted)) {
                    assertEquals(files.count(), zip.size());
                }
            }
            seen.isQuiet();
        }
    }

    @Test
    void aClickLeadsToTheRunsOwnPage() {
        try (Seen seen = open(1300, 1000, ColorScheme.LIGHT)) {
            seen.page().click("text=register-sim/" + convicted.getFileName());
            seen.page().waitForSelector("body[data-ready=yes]");
            assertTrue(seen.text("h1").contains("not linearizable"), seen.text("h1"));
            seen.isQuiet();
        }
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() {
        try (Seen seen = open(390, 844, ColorScheme.DARK)) {
            seen.fitsTheWindow();
            seen.picture("shelf-phone");
            seen.isQuiet();
        }
    }

    private static List<String> verdicts(Seen seen) {
        return seen.page().locator("#runs td.verdict").allTextContents();
    }
}
