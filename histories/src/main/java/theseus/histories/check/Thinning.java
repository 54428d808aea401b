package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Leaves out as much of a list as it can while something stays true of the rest: large pieces first, single items last
/// (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
///
/// What is true of some items must be true of more of them too; then no single item of the result can be left out.
final class Thinning {
    private Thinning() {}

    /// The rest, in the order of the list. `holds` is true of the whole list, and is not asked about it.
    static <T> List<T> of(List<T> items, Predicate<List<T>> holds) {
        List<T> left = items;
        for (int chunk = Integer.highestOneBit(Math.max(1, items.size())); chunk >= 1; chunk /= 2) {
            for (int end = left.size(); end > 0; end -= chunk) {
                List<T> fewer = without(left, Math.max(0, end - chunk), end);
                if (holds.test(fewer)) left = fewer;
            }
        }
        return left;
    }

    private static <T> List<T> without(List<T> items, int from, int to) {
        List<T> fewer = new ArrayList<>(items.subList(0, from));
        fewer.addAll(items.subList(to, items.size()));
        return fewer;
    }
}
