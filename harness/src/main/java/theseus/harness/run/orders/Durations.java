package theseus.harness.run.orders;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people type them: `20s`, `500ms`, `2m`, or seconds.
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m)?");

    private Durations() {}

    /// The time in milliseconds; `otherwise` where nothing is given.
    ///
    /// @throws Refused when it is none, or less than 100 ms
    public static long millis(Spelling spelling, String option, String given, long otherwise) {
        if (given == null) return otherwise;
        Matcher matcher = FORM.matcher(given);
        spelling.check(matcher.matches(), option, given, "a time such as 20s or 500ms");
        long number = Long.parseLong(matcher.group(1));
        long millis = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1000;
            default -> number * 60_000;
        };
        spelling.check(millis >= 100, option, given, "at least 100ms");
        return millis;
    }
}
