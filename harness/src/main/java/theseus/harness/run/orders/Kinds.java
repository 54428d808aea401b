package theseus.harness.run.orders;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.nemesis.plan.Kind;

/// Kinds of fault as options name them: `all`, `none`, or some.
public final class Kinds {
    private Kinds() {}

    /// The kinds of that name, or of those names with commas between them.
    ///
    /// @throws Refused when one is not known
    public static SortedSet<Kind> named(String option) {
        if (option.equals("none")) return new TreeSet<>();
        if (option.equals("all")) return new TreeSet<>(Arrays.asList(Kind.values()));
        List<String> known = Arrays.stream(Kind.values()).map(Kind::label).toList();
        SortedSet<Kind> kinds = new TreeSet<>();
        for (String label : option.split(",", -1))
            kinds.add(Kind.labelled(Spelling.known("fault", label, known)).orElseThrow());
        return kinds;
    }
}
