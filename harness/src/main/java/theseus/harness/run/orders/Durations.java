package theseus.harness.run.orders;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people type them: `20s`, `500ms`, `2m`, `1h`, or seconds.
public final class Durations {
    /// What is expected where something else was given.
    public static final String EXPECTED = "a time such as 500ms, 20s, 2m or 1h";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h)?");

    private Durations() {}

    /// The time; empty for what is none.
    public static Optional<Duration> parse(String given) {
        Matcher matcher = FORM.matcher(given);
        if (!matcher.matches()) return Optional.empty();
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case null, default -> Duration.ofSeconds(number);
                });
    }

    /// The time in milliseconds; `otherwise` where nothing is given.
    ///
    /// @throws Refused when it is none, or less than 100 ms
    public static long millis(Spelling spelling, String option, String given, long otherwise) {
        if (given == null) return otherwise;
        Optional<Duration> time = parse(given);
        spelling.check(time.isPresent(), option, given, EXPECTED);
        long millis = time.orElseThrow().toMillis();
        spelling.check(millis >= 100, option, given, "at least 100ms");
        return millis;
    }
}
