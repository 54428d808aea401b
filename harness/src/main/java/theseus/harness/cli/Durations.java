package theseus.harness.cli;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people type them: `20s`, `500ms`, `2m`, or seconds.
record Durations(Function<String, ? extends RuntimeException> refusal) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m)?");

    long millis(String option, String given, long otherwise) {
        if (given == null) return otherwise;
        Matcher matcher = FORM.matcher(given);
        if (!matcher.matches()) throw refusal.apply(option + " " + given + "; expected a time such as 20s or 500ms");
        long number = Long.parseLong(matcher.group(1));
        long millis = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1000;
            default -> number * 60_000;
        };
        if (millis < 100) throw refusal.apply(option + " " + given + "; expected at least 100ms");
        return millis;
    }
}
