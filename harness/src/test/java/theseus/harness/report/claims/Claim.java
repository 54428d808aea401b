package theseus.harness.report.claims;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form of sentence, and what must be so where it is said; `holds` throws where it is not.
record Claim(Pattern form, Consumer<Matcher> holds) {
    /// How an operation is named, with what it did: `w17 (write 5)`; three groups.
    static final String NAMED = "([a-z])(\\d+) \\(([^()]*)\\)";
    /// How it is named for short; two groups.
    static final String SHORT = "\\b([a-z])(\\d+)";

    static Claim of(String form, Consumer<Matcher> holds) {
        return new Claim(Pattern.compile(form), holds);
    }

    /// How often the text says so, all of it found true.
    int held(String text) {
        Matcher said = form.matcher(text);
        int times = 0;
        for (; said.find(); times++) holds.accept(said);
        return times;
    }
}
