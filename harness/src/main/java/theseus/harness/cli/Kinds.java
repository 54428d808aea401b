package theseus.harness.cli;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;
import theseus.nemesis.plan.Kind;

/// Kinds of fault as options name them: `all`, `none`, or some.
///
/// @param refuse makes of a problem what is thrown
record Kinds(Function<String, ParameterException> refuse) {
    SortedSet<Kind> named(String option) {
        if (option.equals("none")) return new TreeSet<>();
        if (option.equals("all")) return new TreeSet<>(Arrays.asList(Kind.values()));
        SortedSet<Kind> kinds = new TreeSet<>();
        List<String> known = Arrays.stream(Kind.values()).map(Kind::label).toList();
        for (String label : option.split(",", -1))
            kinds.add(Kind.labelled(label).orElseThrow(() -> unknown(label, known)));
        return kinds;
    }

    private ParameterException unknown(String given, List<String> known) {
        String near = Nearest.of(given, known);
        return refuse.apply("unknown fault " + given + (near == null ? "" : "; did you mean " + near + "?") + " known: "
                + String.join(", ", known));
    }
}
