package theseus.harness.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import theseus.harness.report.KeptRun;
import theseus.harness.report.film.Film;

/// The page of one run, with its styles, its scripts, the chart library and the run's data inlined.
public final class Page {
    /// Its file in a run's directory.
    public static final String NAME = "report.html";

    private static final String[] STYLES = {"page.css", "timeline.css"};
    private static final String[] SCRIPTS = {
        "element.js",
        "heat.js",
        "data.js",
        "colour.js",
        "verdict.js",
        "filter.js",
        "view.js",
        "lanes.js",
        "paint.js",
        "messages.js",
        "order.js",
        "details.js",
        "timeline.js",
        "plots.js",
        "tables.js",
        "main.js"
    };
    private static final String WEBJAR = "/META-INF/resources/webjars/uplot/";

    private Page() {}

    /// The whole page as text.
    public static String of(KeptRun run, Film film) {
        return sources("page.html")
                .replace("/* styles */", chart("uPlot.min.css") + sources(STYLES))
                .replace("/* charts */", chart("uPlot.iife.min.js"))
                .replace("/* scripts */", sources(SCRIPTS))
                .replace("{\"data\": 0}", PageData.of(run, film));
    }

    /// Sources of pages one after the other.
    public static String sources(String... names) {
        return String.join(
                "\n",
                Arrays.stream(names)
                        .map(name -> text("/theseus/harness/report/page/" + name))
                        .toList());
    }

    /// A file of the chart library, whose directory is named after its version.
    private static String chart(String name) {
        Properties pom = new Properties();
        String properties = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
        try (InputStream in = Page.class.getResourceAsStream(properties)) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text(WEBJAR + pom.getProperty("version") + "/dist/" + name);
    }

    /// JSON as it may stand in a script element: what could end that is escaped, and only strings can have it.
    public static String inScript(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String text(String path) {
        try (InputStream in = Page.class.getResourceAsStream(path)) {
            if (in == null) throw new IllegalStateException("the build left out " + path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
