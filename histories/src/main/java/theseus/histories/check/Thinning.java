package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Leaves out as much of a list as it can while something stays true of the rest (Junker, "QuickXplain: preferred
/// explanations and relaxations", 2004): k of n items are found in about k log(n/k) questions.
///
/// What is true of some items must be true of more of them too; then no single item of the result can be left out. Of
/// two that would do, the earlier one stays.
final class Thinning<T> {
    private final Predicate<List<T>> holds;
    private final BooleanSupplier over;

    private Thinning(Predicate<List<T>> holds, BooleanSupplier over) {
        this.holds = holds;
        this.over = over;
    }

    /// The rest, in the order of the list. `holds` is true of the whole list, and is not asked about it; once `over` is
    /// true nothing more is left out.
    static <T> List<T> of(List<T> items, Predicate<List<T>> holds, BooleanSupplier over) {
        return items.isEmpty() ? items : new Thinning<>(holds, over).needed(List.of(), true, items);
    }

    /// Those of the items that are needed beside the kept ones, of which `grown` tells whether they are more than when
    /// they were last asked about.
    private List<T> needed(List<T> kept, boolean grown, List<T> items) {
        if (over.getAsBoolean()) return items;
        if (grown && holds.test(kept)) return List.of();
        if (items.size() == 1) return items;
        List<T> first = items.subList(0, items.size() / 2);
        List<T> second = items.subList(items.size() / 2, items.size());
        List<T> ofSecond = needed(both(kept, first), true, second);
        return both(needed(both(kept, ofSecond), !ofSecond.isEmpty(), first), ofSecond);
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
