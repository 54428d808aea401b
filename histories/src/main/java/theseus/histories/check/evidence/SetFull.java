package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.began;
import static theseus.histories.check.evidence.Wording.count;
import static theseus.histories.check.evidence.Wording.ended;
import static theseus.histories.check.evidence.Wording.length;
import static theseus.histories.check.evidence.Wording.name;
import static theseus.histories.check.evidence.Wording.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Follows every element of one set through all reads, in time linear in what the reads returned. An element that
/// somebody tried to remove is not followed: that a read misses it says nothing.
///
/// The last read that missed an element is found without looking at reads that miss it: going backwards through the
/// reads, it
/// is the first place where the unbroken row of those that saw it ends.
final class SetFull {
    private static final class Element {
        final Object value;
        Operation added;
        Operation refused;
        /// The operation whose end made it known, or null.
        Operation known;
        /// The last read, by start, that saw it; -1 if none.
        int lastPresent = -1;
        /// The last read, by start, that missed it; -1 if none.
        int lastAbsent;
        /// The last read in which it has been counted.
        int lastCounted = -1;

        Element(Object value) {
            this.value = value;
        }

        void knownBy(Operation operation) {
            if (known == null || operation.finish() < known.finish()) known = operation;
        }
    }

    private final String key;
    private final Map<Object, Element> elements = new LinkedHashMap<>();
    private final List<Operation> reads = new ArrayList<>();
    private final Map<Object, Operation> duplicated = new LinkedHashMap<>();
    private final Set<Object> removed = new HashSet<>();
    private final Map<Object, Operation> foreign = new LinkedHashMap<>();

    /// @param operations those of one key, in order of invocation
    SetFull(String key, List<Operation> operations) {
        this.key = key;
        for (Operation operation : operations) {
            if (operation.f().equals("add")) add(operation);
            if (operation.f().equals("remove") && !(operation.outcome() instanceof Outcome.Failed))
                removed.add(operation.argument());
            if (operation.f().equals("read") && operation.outcome() instanceof Outcome.Ok(List<?> _))
                reads.add(operation);
        }
        reads.sort(Comparator.comparingLong(Operation::start));
        for (Element element : elements.values()) element.lastAbsent = reads.size() - 1;
        for (int i = reads.size() - 1; i >= 0; i--) read(i);
    }

    private void add(Operation operation) {
        Element element = elements.computeIfAbsent(operation.argument(), Element::new);
        if (operation.outcome() instanceof Outcome.Failed) {
            element.refused = operation;
            return;
        }
        element.added = operation;
        if (operation.outcome() instanceof Outcome.Ok) element.knownBy(operation);
    }

    private void read(int position) {
        Operation read = reads.get(position);
        for (Object value : returned(read)) {
            Element element = elements.get(value);
            if (element == null || element.added == null) {
                foreign.put(value, read);
                continue;
            }
            if (element.lastCounted == position) duplicated.put(value, read);
            element.lastCounted = position;
            if (element.lastPresent < 0) element.lastPresent = position;
            if (element.lastAbsent == position) element.lastAbsent = position - 1;
            element.knownBy(read);
        }
    }

    private static List<?> returned(Operation read) {
        return (List<?>) ((Outcome.Ok) read.outcome()).value();
    }

    /// The counts.
    Elements report() {
        List<Object> lost = new ArrayList<>();
        List<Object> stale = new ArrayList<>();
        long[] latencies = new long[followed().size()];
        int stable = 0;
        int neverRead = 0;
        for (Element element : followed()) {
            if (isStable(element)) {
                latencies[stable++] = latency(element);
                if (latency(element) > 0) stale.add(value(element.value));
            } else if (isLost(element)) lost.add(value(element.value));
            else neverRead++;
        }
        long[] sorted = Arrays.copyOf(latencies, stable);
        Arrays.sort(sorted);
        return new Elements(
                followed().size(),
                acknowledged(),
                stable,
                lost,
                neverRead,
                stale,
                duplicated.keySet().stream().map(v -> (Object) value(v)).toList(),
                Staleness.at(sorted, 0.5),
                Staleness.at(sorted, 0.99),
                Staleness.at(sorted, 1.0));
    }

    /// Lost, foreign and duplicated elements; stale ones too if a read must see what is known.
    List<Finding> findings(boolean strict) {
        List<Finding> findings = new ArrayList<>();
        List<Element> lost =
                followed().stream().filter(e -> !isStable(e) && isLost(e)).toList();
        List<Element> stale =
                followed().stream().filter(e -> isStable(e) && latency(e) > 0).toList();
        if (!lost.isEmpty()) findings.add(lost(lost.getFirst(), lost.size()));
        if (strict && !stale.isEmpty()) findings.add(stale(stale.getFirst(), stale.size()));
        if (!foreign.isEmpty()) findings.add(foreign());
        if (!duplicated.isEmpty()) findings.add(duplicate());
        return findings;
    }

    private List<Element> followed() {
        return elements.values().stream()
                .filter(element -> !removed.contains(element.value))
                .toList();
    }

    private int acknowledged() {
        return (int) followed().stream()
                .filter(e -> e.added != null && e.added.outcome() instanceof Outcome.Ok)
                .count();
    }

    private static boolean isStable(Element element) {
        return element.added != null && element.lastPresent >= 0 && element.lastAbsent < element.lastPresent;
    }

    private boolean isLost(Element element) {
        return element.known != null
                && element.lastAbsent > element.lastPresent
                && reads.get(element.lastAbsent).start() > element.known.finish();
    }

    private long latency(Element element) {
        return element.lastAbsent < 0
                ? 0
                : Math.max(0, reads.get(element.lastAbsent).start() - element.known.finish());
    }

    private Finding lost(Element element, int all) {
        Operation missed = reads.get(element.lastAbsent);
        String sentence = known(element) + ". " + name(missed) + " (read, process " + missed.process()
                + ") began after that, " + began(missed) + ", and did not return it, nor did any read after it."
                + others(all, "element was lost", "elements were lost");
        return new Finding(Anomaly.LOST_WRITE, key, sentence, involved(element, missed));
    }

    private Finding stale(Element element, int all) {
        Operation missed = reads.get(element.lastAbsent);
        String sentence = known(element) + ". " + name(missed) + " (read, process " + missed.process() + ") began "
                + length(latency(element)) + " after that and did not return it; later reads did."
                + others(all, "element was stale", "elements were stale");
        return new Finding(Anomaly.STALE_READ, key, sentence, involved(element, missed));
    }

    private static String known(Element element) {
        String added =
                name(element.added) + " (add " + value(element.value) + ", process " + element.added.process() + ")";
        return element.known == element.added
                ? added + " was acknowledged " + ended(element.known)
                : "the element of " + added + " was returned by " + name(element.known) + " " + ended(element.known);
    }

    private static String others(int all, String one, String many) {
        return all == 1 ? "" : " " + (all - 1) + " more " + (all == 2 ? one : many) + ".";
    }

    private Finding foreign() {
        Map.Entry<Object, Operation> first = foreign.entrySet().iterator().next();
        Element element = elements.get(first.getKey());
        String origin = element == null
                ? "which nobody added"
                : "which only " + name(element.refused) + " tried to add, and that was refused";
        String sentence = name(first.getValue()) + " (read, process "
                + first.getValue().process() + ") returned " + value(first.getKey()) + ", " + origin + "."
                + others(foreign.size(), "such element", "such elements");
        List<Operation> operations = new ArrayList<>();
        if (element != null) operations.add(element.refused);
        operations.add(first.getValue());
        return new Finding(Anomaly.DIRTY_READ, key, sentence, operations);
    }

    private Finding duplicate() {
        Map.Entry<Object, Operation> first = duplicated.entrySet().iterator().next();
        Operation added = elements.get(first.getKey()).added;
        String sentence =
                name(first.getValue()) + " (read, process " + first.getValue().process() + ") returned "
                        + value(first.getKey()) + " more than once, though " + name(added) + " added it to a set."
                        + " " + count(duplicated.size(), "element") + " of this key appeared so.";
        return new Finding(Anomaly.DUPLICATE, key, sentence, List.of(added, first.getValue()));
    }

    private static List<Operation> involved(Element element, Operation missed) {
        List<Operation> operations = new ArrayList<>();
        StaleReads.add(operations, element.added);
        StaleReads.add(operations, element.known);
        StaleReads.add(operations, missed);
        operations.sort(Comparator.comparingLong(Operation::invoked));
        return operations;
    }
}
