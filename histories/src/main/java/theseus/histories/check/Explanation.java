package theseus.histories.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.search.Meter;
import theseus.histories.check.zone.Breach;
import theseus.histories.model.Append;

/// Finds the few operations of the shortest contradictory beginning of a key's history that are needed, and the words
/// for it.
final class Explanation {
    /// What an explanation may take however fast the verdict was: words are worth waiting for, above all in a JVM that
    /// has just started.
    static final long LEAST_NANOS = 1_000_000_000;

    private static final long CHAINS_NANOS = 500_000_000;

    /// From how many appends a string may come: they could stand in any order, and nobody wants to read of more.
    private static final int ELEMENTS_SHOWN = 6;

    /// From how many operations on it is worth guessing which of them matter.
    private static final int MANY = 100;

    /// How many of those that returned before another began are looked at.
    private static final int JUST_BEFORE = 8;

    private static final int SHOWN = 8;
    private final OneKey key;
    private final Meter meter;
    private final Beginnings beginnings;

    Explanation(OneKey key, Meter meter) {
        this.key = key;
        this.meter = meter;
        beginnings = new Beginnings(key, meter);
    }

    /// The violation behind a breach of zones.
    Verdict zones(OneKey.Zoned zoned) {
        OneKey.Zoned first = beginnings.shortest(zoned);
        if (key.model() instanceof Append) return violation(chains(first));
        if (zoned.algorithm().equals(OneKey.WITHOUT)) return without(first);
        long end = beginnings.lastReturn(first.columns());
        Optional<Finding> early =
                first.breach() instanceof Breach.NeverWritten(int value) && writes(zoned.columns(), value)
                        ? zonesOfBeginning(beginnings.until(end))
                        : Optional.empty();
        return violation(reduced(early.orElseGet(() -> story(first)), end));
    }

    private Finding story(OneKey.Zoned zoned) {
        return new ZoneStory(key, zoned, UnaryOperator.identity()).finding();
    }

    /// What was written twice had been left out: it may contradict before that, and may be where the rest came from.
    private Verdict without(OneKey.Zoned zoned) {
        long last = beginnings.lastReturn(zoned.columns());
        Optional<Operation> earlier = beginnings.contradictedBefore(last);
        if (earlier.isPresent()) return first(earlier.get());
        List<Operation> named = story(zoned).operations();
        return told(reduction(last, beginning -> named));
    }

    /// Strings in the words of a search. A long string comes from many appends, so that may take too long.
    private Finding chains(OneKey.Zoned shortest) {
        Explanation quick = new Explanation(key, meter.within(CHAINS_NANOS, meter.bytesMax()));
        List<Operation> suspects = suspects(shortest);
        Reduction reduction = quick.reduction(beginnings.lastReturn(shortest.columns()), beginning -> suspects);
        return quick.impasse(reduction).orElseGet(() -> quick.unfinished(reduction));
    }

    /// The operations behind a breach of chains, with the gets that showed in which order the strings had grown.
    private List<Operation> suspects(OneKey.Zoned zoned) {
        Columns columns = zoned.columns();
        Set<Long> named =
                story(zoned).operations().stream().map(Operation::invoked).collect(Collectors.toSet());
        BitSet suspects = new BitSet();
        for (int row = 0; row < columns.size(); row++) {
            if (!named.contains(beginnings.operation(columns, row).invoked())) continue;
            suspects.set(columns.origin()[row]);
            suspects.or(key.strings().showing(columns.from()[row]));
            suspects.or(key.strings().showing(columns.to()[row]));
        }
        return suspects.stream().mapToObj(key.operations()::get).toList();
    }

    /// Whether somebody wrote the value at all, if only after it had been seen.
    private static boolean writes(Columns columns, int value) {
        for (int row = 0; row < columns.size(); row++) if (columns.to()[row] == value) return true;
        return false;
    }

    /// The same told of no more operations than it takes, and of no answer that came after `end`.
    private Finding reduced(Finding named, long end) {
        List<Operation> answered = named.operations().stream()
                .map(operation -> operation.outcome() instanceof Outcome.Ok && operation.finish() > end
                        ? Reduction.unreturned(operation)
                        : operation)
                .toList();
        if (beginnings.explicable(answered)) return named;
        Reduction reduction = Reduction.of(answered, key.model(), meter);
        return zones(reduction.supposed()).orElse(named);
    }

    /// What zones say of operations some of which are supposed not to have returned.
    private Optional<Finding> zones(List<Operation> supposed) {
        OneKey few = supposing(supposed);
        return few.zoned().flatMap(zoned -> told(few, zoned));
    }

    private OneKey supposing(List<Operation> supposed) {
        return new OneKey(supposed, key.failures(), key.model());
    }

    /// The breach in words; empty too if something in it saw what was written twice, and not from whom.
    private Optional<Finding> told(OneKey few, OneKey.Zoned zoned) {
        if (zoned.breach() == null) return Optional.empty();
        Finding finding = new ZoneStory(few, zoned, this::original).finding();
        boolean clear = !zoned.algorithm().equals(OneKey.WITHOUT)
                || finding.operations().stream()
                        .filter(Names::seesValue)
                        .allMatch(operation -> isOfOne(Names.valueSeen(operation), few.operations()));
        return clear ? Optional.of(finding) : Optional.empty();
    }

    private boolean isOfOne(Object value, List<Operation> operations) {
        Object start = OneKey.registerStart(key.model()).orElseThrow()[0];
        return Names.writers(value, operations).size() + (Objects.equals(value, start) ? 1 : 0) == 1;
    }

    /// What zones say of a beginning of the history; empty too if they would say of a value that nobody wrote it
    /// although later operations did.
    private Optional<Finding> zonesOfBeginning(List<Operation> supposed) {
        if (OneKey.registerStart(key.model()).isEmpty()) return Optional.empty();
        OneKey few = supposing(supposed);
        Optional<OneKey.Zoned> zoned = few.zoned();
        if (zoned.isEmpty()) return Optional.empty();
        if (!(zoned.get().breach() instanceof Breach.NeverWritten(int value))) return told(few, zoned.get());
        Object unwritten = zoned.get().columns().dictionary().apply(value);
        List<Operation> later = Names.writers(unwritten, key.operations());
        if (later.size() > 1) return Optional.empty();
        return zones(Reduction.together(
                supposed, later.stream().map(Reduction::unreturned).toList()));
    }

    /// The violation behind a search that could not get past a row. One that looks ahead stops before the
    /// contradiction:
    /// it knows of answers that are still to come.
    Verdict search(int stuck) {
        Operation stop = key.operation(stuck);
        return first(key.operations().size() > MANY ? beginnings.contradicting(stop.finish()) : stop);
    }

    /// The violation that a row shows, unless there is another before it returns.
    Verdict refuted(int row) {
        Operation stop = key.operation(row);
        return first(beginnings.contradictedBefore(stop.finish()).orElse(stop));
    }

    /// The violation by the time at which an operation returns, or later if nothing contradicts by then.
    private Verdict first(Operation stop) {
        if (meter.spent(0) != null) return violation(unfinished(stop));
        return told(
                reduction(stop.finish(), beginning -> beginning.size() > MANY ? suspects(beginning, stop) : List.of()));
    }

    /// In the words of zones if they have any for it; else in those of a search.
    private Verdict told(Reduction reduction) {
        Optional<Finding> told = zonesOfBeginning(reduction.supposed());
        if (told.isEmpty())
            return violation(impasse(reduction).or(() -> gone(reduction)).orElseGet(() -> unfinished(reduction)));
        reduction.among(told.get().operations());
        Finding chosen = zonesOfBeginning(reduction.supposed()).orElse(told.get());
        return violation(fewer(chosen, reduction).orElse(chosen));
    }

    /// The same with one operation fewer, where the answers of those that are shown do without it.
    private Optional<Finding> fewer(Finding finding, Reduction reduction) {
        for (Operation left : finding.operations()) {
            List<Operation> others = new ArrayList<>(finding.operations());
            others.remove(left);
            if (!reduction.only(others)) continue;
            Optional<Finding> told = zonesOfBeginning(reduction.supposed());
            if (told.isPresent()
                    && told.get().operations().size() < finding.operations().size()) return told;
        }
        return Optional.empty();
    }

    /// In a long history: those that wrote what the last one saw, what returned just before it, and what returned just
    /// before it began.
    private List<Operation> suspects(List<Operation> prefix, Operation stop) {
        Object saw = Names.observes(stop) && stop.outcome() instanceof Outcome.Ok(Object value) ? value : null;
        List<Operation> last = lastReturned(prefix, operation -> true, MANY / 2);
        List<Operation> before = lastReturned(prefix, operation -> operation.finish() < stop.start(), JUST_BEFORE);
        before.removeAll(last);
        List<Operation> writers = Names.writers(saw, prefix);
        return Reduction.together(last, Reduction.together(before, writers));
    }

    private static List<Operation> lastReturned(List<Operation> prefix, Predicate<Operation> which, int count) {
        return prefix.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok && which.test(operation))
                .sorted(Comparator.comparingLong(Operation::finish).reversed())
                .limit(count)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /// What had begun by the return at `stop`, reduced; or by a later return, if that does not contradict the model
    /// yet.
    private Reduction reduction(long stop, UnaryOperator<List<Operation>> suspects) {
        List<Operation> beginning = beginnings.until(stop);
        Reduction reduction = Reduction.of(beginning, suspects.apply(beginning), key.model(), meter);
        if (!reduction.consistent()) return reduction;
        List<Operation> later = beginnings.until(beginnings.contradicting(stop).finish());
        return Reduction.of(later, suspects.apply(later), key.model(), meter);
    }

    private Optional<Finding> impasse(Reduction reduction) {
        return reduction
                .origins()
                .flatMap(shown -> reduction.among(shown) ? reduction.origins() : Optional.of(shown))
                .flatMap(origins -> impasse(reduction.needed(), origins, reduction.size()));
    }

    private Optional<Finding> impasse(List<Operation> needed, List<Operation> origins, int begun) {
        if (key.model() instanceof Append && origins.size() > ELEMENTS_SHOWN) return Optional.empty();
        List<Operation> few = Reduction.together(needed, origins);
        return LongestOrder.of(few, key.model()).map(order -> {
            String sentence =
                    new Impasse(needed, originals(origins), order, begun - few.size(), key.model()).sentence();
            return new Finding(Anomaly.NOT_LINEARIZABLE, key.name(), sentence, originals(few));
        });
    }

    private Optional<Finding> gone(Reduction reduction) {
        List<Operation> needed = reduction.needed();
        return reduction.minimal()
                ? Gone.of(needed, reduction.size() - needed.size(), key.model())
                        .map(gone ->
                                new Finding(Anomaly.NOT_LINEARIZABLE, key.name(), gone.sentence(), originals(needed)))
                : Optional.empty();
    }

    private Finding unfinished(Reduction reduction) {
        return unfinished(reduction.needed(), reduction.minimal(), reduction.size());
    }

    /// What had returned by the return of `stop`.
    private Finding unfinished(Operation stop) {
        List<Operation> begun = beginnings.until(stop.finish());
        List<Operation> returned = begun.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Ok)
                .toList();
        return unfinished(returned, false, begun.size());
    }

    private Finding unfinished(List<Operation> needed, boolean minimal, int begun) {
        List<String> names = needed.stream()
                .limit(SHOWN)
                .map(operation -> Names.of(operation, key.model()))
                .toList();
        String sentence = "No order explains " + String.join(", ", names)
                + (needed.size() > SHOWN ? " and " + (needed.size() - SHOWN) + " more" : "")
                + (minimal
                        ? ". Where all that they saw came from is too much to say here."
                        : ", of which more could be left out, had the time not run out.")
                + Impasse.whatever(begun - needed.size());
        return new Finding(Anomaly.NOT_LINEARIZABLE, key.name(), sentence, originals(needed));
    }

    /// The operation as it was before it was forgotten.
    private Operation original(Operation supposed) {
        List<Operation> all = key.operations();
        int at = Collections.binarySearch(all, supposed, Comparator.comparingLong(Operation::invoked));
        return at >= 0
                ? all.get(at)
                : all.stream()
                        .filter(operation -> operation.invoked() == supposed.invoked())
                        .findFirst()
                        .orElse(supposed);
    }

    private List<Operation> originals(List<Operation> supposed) {
        return supposed.stream().map(this::original).toList();
    }

    private static Verdict violation(Finding finding) {
        return new Verdict.Violation(List.of(finding));
    }
}
