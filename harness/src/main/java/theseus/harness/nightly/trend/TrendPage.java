package theseus.harness.nightly.trend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import theseus.harness.report.page.Page;

/// The trend as one page that needs nothing else.
public final class TrendPage {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private TrendPage() {}

    /// What the page shows.
    ///
    /// @param name of the directory of the nights, among those of all runs
    private record Data(String name, Trend trend) {}

    /// The page's text.
    ///
    /// @param name of the directory of the nights, among those of all runs
    public static String of(String name, Trend trend) {
        try {
            return Page.sources("trend.html")
                    .replace("/* styles */", Page.sources("page.css", "shelf.css"))
                    .replace("/* scripts */", Page.sources("element.js", "colour.js", "trend.js"))
                    .replace("{\"data\": 0}", Page.inScript(JSON.writeValueAsString(new Data(name, trend))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
