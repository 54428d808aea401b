package theseus.harness.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Debian's Chromium, driven by Playwright. What it takes pictures of is kept in `target/pages`.
public final class Chromium implements AutoCloseable {
    static final Path KEPT = Path.of("target", "pages");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// A browser without a window.
    public static Chromium start() {
        try {
            Files.createDirectories(KEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("browser", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
        return new Chromium(playwright, browser);
    }

    /// Opens a page in a window of that size, and waits until it is drawn.
    public Seen open(URI address, int width, int height, ColorScheme scheme) {
        return open(
                address,
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
    }

    /// Opens a page, and waits until it is drawn. It may ask for nothing but what lies beside it.
    public Seen open(URI address, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        List<String> complaints = new ArrayList<>();
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add("console: " + message.text());
        });
        page.onPageError(error -> complaints.add("error: " + error));
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            boolean inlined = "data".equals(asked.getScheme());
            if (!inlined && !origin(asked).equals(origin(address))) complaints.add("request: " + request.url());
        });
        page.navigate(address.toString());
        page.waitForSelector("body[data-ready=yes]");
        return new Seen(context, page, complaints);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
