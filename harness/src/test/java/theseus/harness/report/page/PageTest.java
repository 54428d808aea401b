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
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
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
        @SuppressWarnings("unchecked")
        List<Number> at = (List<Number>)
                seen.page.evaluate(
                        "(() => { const row = rowOfPlace.get(findings[0].operations.at(-1)); const box = byId('canvas').getBoundingClientRect();"
                                + " return [box.left + paint.x((columns.start[row] + columns.finish[row]) / 2), box.top + lanes.clientY.get(lanes.clientOf(row)) + 10]; })()");
        seen.page.mouse().move(at.get(0).doubleValue(), at.get(1).doubleValue());
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
        for (int i = 0; i < 12; i++) {
            seen.page.click("#zoom-in");
            seen.page.click("#later");
        }
        seen.page.waitForTimeout(200);
        double frame = Double.parseDouble(seen.page.locator("#canvas").getAttribute("data-millis"));
        System.out.printf(
                "100,000 operations: %.1f MB, first paint %s ms, ready after %.1f s, heap %s MB, a frame %.1f ms%n",
                Files.size(file) / 1e6, paint, ready, heap, frame);
        assertTrue(frame < 250, "a frame took " + frame + " ms");
        seen.page.screenshot(new ScreenshotOptions().setPath(KEPT.resolve("large.png")));
        assertEquals(List.of(), seen.complaints);
        seen.context.close();
    }
}
