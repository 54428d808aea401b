package theseus.harness.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import theseus.histories.check.Expectations;
import theseus.histories.check.Promise;

/// What one `--expect` says: `ONE=session`, or `other=eventual` for every level without one of its own and for none.
///
/// @param level as the history spells it, or [#OTHER]
record LevelPromise(String level, Promise promise) {
    static final String OTHER = "other";
    private static final Pattern FORM = Pattern.compile("([^=\\s]+)=(\\w+)");

    /// The usual expectations but for these; of two for one level the last counts.
    static Expectations over(List<LevelPromise> told) {
        Expectations expectations = Expectations.usual();
        for (LevelPromise one : told)
            expectations = one.level.equals(OTHER)
                    ? expectations.otherwise(one.promise)
                    : expectations.at(one.level, one.promise);
        return expectations;
    }

    /// Reads `LEVEL=PROMISE`.
    static final class Converter implements ITypeConverter<LevelPromise> {
        @Override
        public LevelPromise convert(String text) {
            Matcher form = FORM.matcher(text);
            if (form.matches())
                for (Promise promise : Promise.values())
                    if (promise.name().equalsIgnoreCase(form.group(2))) return new LevelPromise(form.group(1), promise);
            throw new TypeConversionException("'" + text + "' is no promise of a level; expected LEVEL=" + names());
        }

        private static String names() {
            return Stream.of(Promise.values())
                    .map(promise -> promise.name().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining("|"));
        }
    }
}
