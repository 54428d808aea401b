package theseus.harness.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page in a real browser: Debian's Chromium, driven by Playwright. Its pictures are kept in `target/pages`.
@Tag("browser")
class PageTest {
    private static final Path KEPT = Path.of("target", "pages");
    private static Playwright playwright;
    private static Browser browser;

    /// One page, and what it complained of or asked the network for.
    private record Seen(BrowserContext context, com.microsoft.playwright.Page page, List<String> complaints) {}

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(KEPT);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    @AfterAll
    static void stop() {
        playwright.close();
    }

    private static Seen open(Path file, int width, int height, ColorScheme scheme) {
        return open(
                file,
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
    }

    private static Seen open(Path file, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        List<String> complaints = new ArrayList<>();
        com.microsoft.playwright.Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add("console: " + message.text());
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("data:"))
                complaints.add("request: " + request.url());
        });
        page.navigate(file.toUri().toString());
        page.waitForSelector("body[data-ready=yes]");
        return new Seen(context, page, complaints);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aConvictionIsExplainedAndItsFirstErrorIsOneClickAway(ColorScheme scheme) throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, scheme);
        assertTrue(seen.page.locator("h1").textContent().contains("not linearizable"));
        assertEquals(scheme.name().toLowerCase(), seen.page.evaluate("document.documentElement.dataset.theme"));
        seen.page.click("#first-error");
        assertTrue(seen.page.locator("#details").textContent().contains("shows"), "the error was not chosen");
        assertEquals(true, seen.page.evaluate("document.activeElement.id === 'canvas'"));
        seen.page.screenshot(new ScreenshotOptions()
                .setPath(KEPT.resolve("conviction-" + scheme.name().toLowerCase() + ".png"))
                .setFullPage(true));
        seen.page
                .locator("#timeline")
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(KEPT.resolve("timeline-" + scheme.name().toLowerCase() + ".png")));
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() throws IOException {
        Seen seen = open(Pages.convicting(), 390, 844, ColorScheme.DARK);
        assertEquals(
                true, seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");
        seen.page.screenshot(
                new ScreenshotOptions().setPath(KEPT.resolve("phone.png")).setFullPage(true));
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }

    @Test
    void fingersPanPinchAndTap() throws IOException {
        Seen seen = open(
                Pages.convicting(),
                new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true));
        seen.page.tap("#first-error");
        seen.page.evaluate("timeline.choose(-1)");
        List<Double> at = middleOfTheError(seen);
        seen.page.touchscreen().tap(at.get(0), at.get(1));
        assertTrue(seen.page.locator("#details").textContent().contains("answered by"), "a tap tells no provenance");
        double from = number(seen, "view.from");
        double width = number(seen, "view.to - view.from");
        Fingers.over(seen.page, at.get(1), new double[][] {{250}, {200}, {120}});
        assertTrue(number(seen, "view.from") > from, "a finger that goes left does not show what comes later");
        assertEquals(width, number(seen, "view.to - view.from"), width / 100, "a single finger zooms");
        Fingers.over(seen.page, at.get(1), new double[][] {{200, 260}, {150, 310}, {100, 360}});
        assertTrue(number(seen, "view.to - view.from") < width / 2, "two fingers that part do not zoom in");
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }

    private static double number(Seen seen, String expression) {
        return ((Number) seen.page.evaluate(expression)).doubleValue();
    }

    /// Where on the screen the operation is that completes the first contradiction.
    private static List<Double> middleOfTheError(Seen seen) {
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>)
                seen.page.evaluate(
                        "(() => { const row = rowOfPlace.get(findings[0].operations.at(-1)); const box = byId('canvas').getBoundingClientRect();"
                                + " return [box.left + paint.x((columns.start[row] + columns.finish[row]) / 2), box.top + lanes.clientY.get(lanes.clientOf(row)) + 10]; })()");
        return at.stream().map(Number::doubleValue).toList();
    }

    @Test
    void thePageSaysWhatTheLevelsPromisedAndHowMuchTheVerdictSays() throws IOException {
        Seen seen = open(Pages.unfilmed(), 1300, 1000, ColorScheme.LIGHT);
        String coverage = seen.page.locator("#coverage").textContent();
        assertTrue(coverage.contains("What each level promised") && coverage.contains("QUORUMlinearizable"), coverage);
        assertTrue(coverage.contains("ONEeventual"), coverage);
        assertTrue(coverage.contains("How much the verdict says"), coverage);
        assertTrue(coverage.contains("single lies about this history"), coverage);
        assertTrue(seen.page.locator("#plots").textContent().contains("Latency by level, phase and kind"));
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }

    /// What a condition leaves out leaves nothing behind.
    @Test
    void nothingThatIsMissingIsShownAsAWord() throws IOException {
        for (Path file : List.of(Pages.unfilmed(), Pages.large(10), Pages.hostile("x"))) {
            Seen seen = open(file, 1300, 1000, ColorScheme.LIGHT);
            Object words = seen.page.evaluate(
                    "(() => { const found = []; const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
                            + " while (walk.nextNode()) { const text = walk.currentNode; if (text.parentNode.tagName !== 'SCRIPT'"
                            + " && /^(false|null|undefined|NaN|\\[object.*)$/.test(text.data.trim())) found.push(text.parentNode.outerHTML); }"
                            + " return found; })()");
            assertEquals(List.of(), words, file.toString());
            seen.context.close();
        }
    }

    @Test
    void aRunWithoutAFilmSaysWhatIsNotRecorded() throws IOException {
        Seen seen = open(Pages.unfilmed(), 1300, 1000, ColorScheme.DARK);
        String missing = seen.page.locator("#not-recorded").textContent();
        assertTrue(missing.contains("messages between nodes") && missing.contains("containers"), missing);
        assertTrue(seen.page.locator("#charts").textContent().contains("Not recorded of this run."));
        seen.page.screenshot(
                new ScreenshotOptions().setPath(KEPT.resolve("unfilmed.png")).setFullPage(true));
        seen.context.close();
    }

    @Test
    void theTestimonyStandsUnderTheSentence() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        String told = seen.page.locator(".testimony").first().textContent();
        assertTrue(told.contains("was acknowledged by n") && told.contains(" in epoch "), told);
        seen.context.close();
    }

    @Test
    void filtersLeaveWhatTheySay() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        Locator count = seen.page.locator("#filter-count");
        int all = Integer.parseInt(count.textContent().split(" ")[0]);
        seen.page.selectOption("#filter-kind", "write");
        int writes = Integer.parseInt(count.textContent().split(" ")[0]);
        assertTrue(writes > 0 && writes < all, writes + " of " + all);
        assertEquals(writes, seen.page.evaluate("columns.f.filter(n => columns.texts[n] === 'write').length"));
        seen.page.click("#filter-none");
        assertEquals(all, Integer.parseInt(count.textContent().split(" ")[0]));
        seen.context.close();
    }

    @Test
    void keysAloneReachAnOperationAndItsProvenance() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        seen.page.focus("#canvas");
        seen.page.keyboard().press("e");
        String first = seen.page.locator("#details").textContent();
        seen.page.keyboard().press("p");
        String before = seen.page.locator("#details").textContent();
        assertTrue(first.contains("answered by"), first);
        assertTrue(!before.isEmpty() && !before.equals(first), "p did not move on");
        seen.context.close();
    }

    @Test
    void hoveringTellsTheProvenance() throws IOException {
        Seen seen = open(Pages.convicting(), 1300, 1000, ColorScheme.LIGHT);
        seen.page.click("#first-error");
        List<Double> at = middleOfTheError(seen);
        seen.page.mouse().move(at.get(0), at.get(1));
        String hover = seen.page.locator("#hover").textContent();
        assertTrue(hover.contains("answered by") && hover.contains("epoch, phase"), "hover says: " + hover);
        seen.context.close();
    }

    @Test
    void hostileValuesAreShownAndDoNothing() throws IOException {
        Seen seen = open(
                Pages.hostile("<img src=x onerror=\"document.title='bad'\">\u202e\u001b[31m"),
                1300,
                1000,
                ColorScheme.LIGHT);
        assertEquals(0, seen.page.locator("main img").count());
        assertTrue(seen.page.locator("#explanation").textContent().contains("<img src=x onerror="));
        assertTrue(seen.page.locator("#explanation").textContent().contains("\\u{202e}\\u{1b}[31m"));
        assertTrue(!seen.page.title().equals("bad"));
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }

    @Test
    void aHundredThousandOperationsStayFluid() throws IOException {
        Path file = Pages.large(100_000);
        long began = System.nanoTime();
        Seen seen = open(file, 1300, 1000, ColorScheme.LIGHT);
        double ready = (System.nanoTime() - began) / 1e9;
        Object paint = seen.page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
        Object heap = seen.page.evaluate("performance.memory.usedJSHeapSize / 1e6");
        double whole = frame(seen, "view.all()");
        seen.page.screenshot(new ScreenshotOptions().setPath(KEPT.resolve("large-whole.png")));
        double near = frame(seen, "view.set(20e9, 20.2e9)");
        System.out.printf(
                "100,000 operations: %.1f MB, first paint %s ms, ready after %.1f s, heap %s MB, a frame of all %.1f ms, of 0.2 s %.1f ms%n",
                Files.size(file) / 1e6, paint, ready, heap, whole, near);
        assertTrue(whole < 100, "a frame of all took " + whole + " ms");
        assertTrue(near < 100, "a frame of 0.2 s took " + near + " ms");
        seen.page.screenshot(new ScreenshotOptions().setPath(KEPT.resolve("large.png")));
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }

    /// How long the timeline takes to be drawn anew, in milliseconds: the median of eleven times, until the pixels are
    /// there.
    private static double frame(Seen seen, String view) {
        return number(
                seen,
                "(async () => { %s; const times = []; const pen = byId('canvas').getContext('2d');".formatted(view)
                        + " for (let i = 0; i < 11; i++) { const began = performance.now(); view.move(0.0001); await new Promise(requestAnimationFrame);"
                        + " await new Promise(requestAnimationFrame); pen.getImageData(0, 0, 1, 1); times.push(Number(byId('canvas').dataset.millis)); }"
                        + " return times.sort((a, b) => a - b)[5]; })()");
    }
}
