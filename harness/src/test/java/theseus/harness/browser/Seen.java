package theseus.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.util.List;

/// A page that is open, and what it complained of or asked of others.
public record Seen(BrowserContext context, Page page, List<String> complaints) implements AutoCloseable {

    /// The text of what the selector finds.
    public String text(String selector) {
        return page.locator(selector).textContent();
    }

    /// What an expression of the page's own says, as a number.
    public double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    /// Keeps a picture of the whole page.
    public void picture(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Chromium.KEPT.resolve(name + ".png"))
                .setFullPage(true));
    }

    /// Keeps a picture of what the selector finds.
    public void picture(String selector, String name) {
        page.locator(selector)
                .screenshot(new Locator.ScreenshotOptions().setPath(Chromium.KEPT.resolve(name + ".png")));
    }

    /// Fails where anything is wider than the window.
    public void fitsTheWindow() {
        assertEquals(true, page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways");
    }

    /// Fails where there was an error in its console, or a request to anybody else.
    public void isQuiet() {
        assertEquals(List.of(), complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
