package theseus.harness.nightly;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One night, as the book has it.
///
/// @param number from 1
/// @param began when, in UTC by ISO 8601
/// @param build of the code
/// @param commit of the checkout; null where there is none
/// @param seed from which every run's seed follows
/// @param subject what is under test, in words
/// @param budgetMillis how long it goes on, its sittings together
/// @param state whether it goes on
/// @param colour null while it does
public record Night(
        long number,
        String began,
        String build,
        String commit,
        long seed,
        String subject,
        long budgetMillis,
        State state,
        String colour) {
    /// What is under test in earnest.
    public static final String CORRECT = "the correct node";

    private static final String SYSTEM = "system ";

    /// Whether a night goes on.
    public enum State {
        GOING_ON("going on"),
        OVER("over"),
        /// Its budget was not used up, and it will not be taken up again.
        GIVEN_UP("given up");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /// As the book has it.
        public String words() {
            return words;
        }

        /// The one that the book has.
        public static State of(String words) {
            return Arrays.stream(values())
                    .filter(each -> each.words.equals(words))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// What is under test, in words.
    public static String subject(SortedSet<String> flaws) {
        return flaws.isEmpty() ? CORRECT : String.join(" ", flaws);
    }

    /// A system that is not the reference node, in words.
    public static String ofSystem(String name) {
        return SYSTEM + name;
    }

    /// The name of the system that is under test in place of the reference node.
    public Optional<String> system() {
        return subject.startsWith(SYSTEM) ? Optional.of(subject.substring(SYSTEM.length())) : Optional.empty();
    }

    /// The flaws that are switched on in what is under test.
    public SortedSet<String> flaws() {
        return subject.equals(CORRECT) || system().isPresent()
                ? new TreeSet<>()
                : new TreeSet<>(Arrays.asList(subject.split(" ")));
    }
}
