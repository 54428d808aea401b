package theseus.harness.report.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/// Fingers on the screen of a page.
final class Fingers {
    private Fingers() {}

    /// Fingers that go down at the first places, over the others, and up; a column is a finger.
    static void over(Page page, double y, double[][] places) {
        CDPSession devtools = page.context().newCDPSession(page);
        for (int i = 0; i < places.length; i++) {
            JsonArray points = new JsonArray();
            for (int finger = 0; finger < places[i].length; finger++) points.add(point(finger, places[i][finger], y));
            devtools.send("Input.dispatchTouchEvent", touch(i == 0 ? "touchStart" : "touchMove", points));
        }
        devtools.send("Input.dispatchTouchEvent", touch("touchEnd", new JsonArray()));
        devtools.detach();
    }

    private static JsonObject point(int finger, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("id", finger);
        point.addProperty("x", x);
        point.addProperty("y", y);
        return point;
    }

    private static JsonObject touch(String type, JsonArray points) {
        JsonObject touch = new JsonObject();
        touch.addProperty("type", type);
        touch.add("touchPoints", points);
        return touch;
    }
}
