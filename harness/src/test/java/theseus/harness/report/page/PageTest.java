package theseus.harness.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import theseus.harness.browser.Chromium;
import theseus.harness.browser.Seen;
import theseus.harness.report.KeptRun;
import theseus.harness.report.account.FaultRow;

/// The page of one run in a real browser.
@Tag("browser")
class PageTest {
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static Seen open(Path file, int width, int height, ColorScheme scheme) {
        return chromium.open(file.toUri(), width, height, scheme);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aConvictionIsExplainedAndItsFirstErrorIsOneClickAway(ColorScheme scheme) throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, scheme);
        assertTrue(seen.text("h1").contains("not linearizable"));
        assertEquals(scheme.name().toLowerCase(), seen.page().evaluate("document.documentElement.dataset.theme"));
        seen.page().click("#first-error");
        assertTrue(seen.text("#details").contains("shows"), "the error was not chosen");
        assertEquals(true, seen.page().evaluate("document.activeElement.id === 'canvas'"));
        seen.picture("conviction-" + scheme.name().toLowerCase());
        seen.picture("#timeline", "timeline-" + scheme.name().toLowerCase());
        seen.isQuiet();
        seen.close();
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() throws IOException {
        Seen seen = open(Pages.convicting(), 390, 844, ColorScheme.DARK);
        seen.fitsTheWindow();
        seen.picture("phone");
        seen.isQuiet();
        seen.close();
    }

    @Test
    void fingersPanPinchAndTap() throws IOException {
        Seen seen = chromium.open(
                Pages.convicting().toUri(),
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true));
        seen.page().tap("#first-error");
        seen.page().evaluate("timeline.choose(-1)");
        List<Double> at = middleOfTheError(seen);
        seen.page().touchscreen().tap(at.get(0), at.get(1));
        assertTrue(seen.text("#details").contains("answered by"), "a tap tells no provenance");
        double from = seen.number("view.from");
        double width = seen.number("view.to - view.from");
        Fingers.over(seen.page(), at.get(1), new double[][] {{250}, {200}, {120}});
        assertTrue(seen.number("view.from") > from, "a finger that goes left does not show what comes later");
        assertEquals(width, seen.number("view.to - view.from"), width / 100, "a single finger zooms");
        Fingers.over(seen.page(), at.get(1), new double[][] {{200, 260}, {150, 310}, {100, 360}});
        assertTrue(seen.number("view.to - view.from") < width / 2, "two fingers that part do not zoom in");
        seen.isQuiet();
        seen.close();
    }

    /// Where on the screen the operation is that completes the first contradiction.
    private static List<Double> middleOfTheError(Seen seen) {
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>)
                seen.page()
                        .evaluate(
                                "(() => { const row = rowOfPlace.get(findings[0].operations.at(-1)); const box = byId('canvas').getBoundingClientRect();"
                                        + " return [box.left + paint.x((columns.start[row] + columns.finish[row]) / 2), box.top + lanes.clientY.get(lanes.clientOf(row)) + 10]; })()");
        return at.stream().map(Number::doubleValue).toList();
    }

    @Test
    void thePageSaysWhatTheLevelsPromisedAndHowMuchTheVerdictSays() throws IOException {
        Seen seen = open(Pages.unfilmed(), 1300, 1000, ColorScheme.LIGHT);
        String coverage = seen.text("#coverage");
        assertTrue(coverage.contains("What each level promised") && coverage.contains("QUORUMlinearizable"), coverage);
        assertTrue(coverage.contains("ONEeventual"), coverage);
        assertTrue(coverage.contains("How much the verdict says"), coverage);
        assertTrue(coverage.contains("single lies about this history"), coverage);
        assertTrue(seen.text("#plots").contains("Latency by level, phase and kind"));
        seen.isQuiet();
        seen.close();
    }

    /// What a condition leaves out leaves nothing behind.
    @Test
    void nothingThatIsMissingIsShownAsAWord() throws IOException {
        for (Path file : List.of(Pages.unfilmed(), Pages.large(10), Pages.hostile("x"))) {
            Seen seen = open(file, 1300, 1000, ColorScheme.LIGHT);
            Object words = seen.page()
                    .evaluate(
                            "(() => { const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                                    + " while (walk.nextNode()) { const text = walk.currentNode; if (text.parentNode.tagName !== 'SCRIPT'"
                                    + " && /^(false|null|undefined|NaN|\\[object.*)$/.test(text.data.trim())) found.push(text.parentNode.outerHTML); }"
                                    + " return found; })()");
            assertEquals(List.of(), words, file.toString());
            seen.close();
        }
    }

    @Test
    void aRunWithoutAFilmSaysWhatIsNotRecorded() throws IOException {
        Seen seen = open(Pages.unfilmed(), 1300, 1000, ColorScheme.DARK);
        String missing = seen.text("#not-recorded");
        assertTrue(missing.contains("messages between nodes") && missing.contains("containers"), missing);
        assertTrue(seen.text("#charts").contains("Not recorded of this run."));
        seen.picture("unfilmed");
        seen.close();
    }

    @Test
    void theLedgerTellsWhatEachFaultCameToAsOtherReportsDo() throws IOException {
        KeptRun run = Pages.missed();
        try (Seen seen = open(Pages.of(run), 1300, 1000, ColorScheme.DARK)) {
            List<String> told =
                    seen.page().locator("#ledger tbody td:last-child").allTextContents();
            assertEquals(
                    run.account().faults().stream().map(FaultRow::effect).toList(),
                    told.stream().map(text -> text.substring(2)).toList());
            assertTrue(told.stream().anyMatch(text -> text.startsWith("– missed: ")), told.toString());
        }
    }

    @Test
    void theTestimonyStandsUnderTheSentence() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        String told = seen.page().locator(".testimony").first().textContent();
        assertTrue(told.contains("was acknowledged by n") && told.contains(" in epoch "), told);
        seen.close();
    }

    @Test
    void filtersLeaveWhatTheySay() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        Locator count = seen.page().locator("#filter-count");
        int all = Integer.parseInt(count.textContent().split(" ")[0]);
        seen.page().selectOption("#filter-kind", "write");
        int writes = Integer.parseInt(count.textContent().split(" ")[0]);
        assertTrue(writes > 0 && writes < all, writes + " of " + all);
        assertEquals(writes, seen.page().evaluate("columns.f.filter(n => columns.texts[n] === 'write').length"));
        seen.page().click("#filter-none");
        assertEquals(all, Integer.parseInt(count.textContent().split(" ")[0]));
        seen.close();
    }

    @Test
    void keysAloneReachAnOperationAndItsProvenance() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        seen.page().focus("#canvas");
        seen.page().keyboard().press("e");
        String first = seen.text("#details");
        seen.page().keyboard().press("p");
        String before = seen.text("#details");
        assertTrue(first.contains("answered by"), first);
        assertTrue(!before.isEmpty() && !before.equals(first), "p did not move on");
        seen.close();
    }

    @Test
    void hoveringTellsTheProvenance() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        seen.page().click("#first-error");
        List<Double> at = middleOfTheError(seen);
        seen.page().mouse().move(at.get(0), at.get(1));
        String hover = seen.text("#hover");
        assertTrue(hover.contains("answered by") && hover.contains("epoch, phase"), "hover says: " + hover);
        seen.close();
    }

    @Test
    void hostileValuesAreShownAndDoNothing() throws IOException {
        Seen seen = open(
                Pages.hostile("<img src=x onerror=\"document.title='bad'\">\u202e\u001b[31m"),
                1300,
                1000,
                ColorScheme.LIGHT);
        assertEquals(0, seen.page().locator("main img").count());
        assertTrue(seen.text("#explanation").contains("<img src=x onerror="));
        assertTrue(seen.text("#explanation").contains("\\u{202e}\\u{1b}[31m"));
        assertTrue(!seen.page().title().equals("bad"));
        seen.isQuiet();
        seen.close();
    }

    @Test
    void aHundredThousandOperationsStayFluid() throws IOException {
        Path file = Pages.large(100_000);
        long began = System.nanoTime();
        Seen seen = open(file, 1300, 1000, ColorScheme.LIGHT);
        double ready = (System.nanoTime() - began) / 1e9;
        Object paint = seen.page().evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
        Object heap = seen.page().evaluate("performance.memory.usedJSHeapSize / 1e6");
        double whole = frame(seen, "view.all()");
        seen.picture("large-whole");
        double near = frame(seen, "view.set(20e9, 20.2e9)");
        System.out.printf(
                "100,000 operations: %.1f MB, first paint %s ms, ready after %.1f s, heap %s MB, a frame of all %.1f ms, of 0.2 s %.1f ms%n",
                Files.size(file) / 1e6, paint, ready, heap, whole, near);
        assertTrue(whole < 100, "a frame of all took " + whole + " ms");
        assertTrue(near < 100, "a frame of 0.2 s took " + near + " ms");
        seen.picture("large");
        seen.isQuiet();
        seen.close();
    }

    /// How long the timeline takes to be drawn anew, in milliseconds: the median of eleven times, until the pixels are
    /// there.
    private static double frame(Seen seen, String view) {
        return seen.number(
                "(async () => { %s; const times = []; const pen = byId('canvas').getContext('2d');".formatted(view)
                        + " for (let i = 0; i < 11; i++) { const began = performance.now(); view.move(0.0001); await new Promise(requestAnimationFrame);"
                        + " await new Promise(requestAnimationFrame); pen.getImageData(0, 0, 1, 1); times.push(Number(byId('canvas').dataset.millis)); }"
                        + " return times.sort((a, b) => a - b)[5]; })()");
    }
}
