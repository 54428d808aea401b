package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Append;
import theseus.histories.model.Held;
import theseus.histories.model.Model;

/// A small contradiction in words, for any model: who finished before whom began, how far the longest order gets, and
/// what cannot follow.
///
/// @param needed the operations that contradict each other, by invocation
/// @param origins where that which they saw can have come from, as they were recorded
/// @param longest the longest order of both
/// @param others how many more operations had begun
/// @param model what they are operations of
record Impasse(List<Operation> needed, List<Operation> origins, LongestOrder longest, int others, Model model) {
    String sentence() {
        return precedence() + origin() + impasse() + Impasse.whatever(others);
    }

    /// Each is said to precede those that began after its end, but not after the end of one in between.
    private String precedence() {
        List<String> claims = new ArrayList<>();
        for (Operation before : needed)
            for (Operation after : all())
                if (before.finish() < after.start() && nobodyBetween(before, after))
                    claims.add(full(before) + " finished before " + full(after) + " began");
        if (!claims.isEmpty()) return String.join(", ", claims) + ". ";
        if (needed.size() > 1) return names(needed) + " ran at the same time. ";
        return "";
    }

    private boolean nobodyBetween(Operation before, Operation after) {
        return needed.stream()
                .noneMatch(between -> before.finish() < between.start() && between.finish() < after.start());
    }

    private List<Operation> all() {
        return Reduction.together(needed, origins);
    }

    private String origin() {
        if (origins.isEmpty()) return "";
        boolean known = origins.stream().allMatch(operation -> operation.outcome() instanceof Outcome.Ok);
        return "It does not matter when" + (known ? " " : ", or whether at all, ") + names(origins)
                + " took effect after " + (origins.size() == 1 ? "it" : "they") + " began. ";
    }

    private String impasse() {
        String stop = full(longest.stop());
        if (longest.taken().isEmpty())
            return (all().size() == 1
                            ? stop + " does not fit"
                            : "However, none of them can come first: " + stop + " does not fit")
                    + " what is there at the beginning, " + state() + ": a contradiction.";
        return "However, the longest order there is, "
                + String.join(", ", longest.taken().stream().map(Names::name).toList()) + ", leaves " + state()
                + "; there " + stop + " had to follow before it returned, and cannot: a contradiction.";
    }

    private String state() {
        return model instanceof Append
                ? Held.words(longest.state())
                : longest.state().toString();
    }

    static String whatever(int others) {
        if (others == 0) return "";
        return " This holds whatever became of the " + (others == 1 ? "other operation" : others + " other operations")
                + " that had begun by then.";
    }

    private String names(List<Operation> operations) {
        return String.join(", ", operations.stream().map(this::full).toList());
    }

    private String full(Operation operation) {
        return Names.of(operation, model);
    }
}
