package theseus.histories.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import theseus.histories.Operation;
import theseus.histories.check.column.Columns;
import theseus.histories.check.zone.Block;
import theseus.histories.check.zone.Breach;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.Held;

/// A breach of zones in words, and the few operations behind it.
final class ZoneStory {
    private final OneKey key;
    private final Columns columns;
    private final Zones zones;
    private final Breach breach;
    private final UnaryOperator<Operation> original;
    private final TreeSet<Integer> rows = new TreeSet<>();
    /// Operations that are named although they did not take place.
    private final List<Operation> outside = new ArrayList<>();

    /// The story of what zones found in columns made of the key's operations, each of which `original` gives as it was.
    ZoneStory(OneKey key, OneKey.Zoned zoned, UnaryOperator<Operation> original) {
        this(key, zoned, zoned.breach(), original);
    }

    /// The same of another breach that is there too.
    ZoneStory(OneKey key, OneKey.Zoned zoned, Breach breach, UnaryOperator<Operation> original) {
        this.key = key;
        this.original = original;
        this.breach = breach;
        columns = zoned.columns();
        zones = zoned.zones();
    }

    Finding finding() {
        rows.clear();
        outside.clear();
        String sentence = sentence();
        for (int row : List.copyOf(rows)) addSources(row);
        return new Finding(anomaly(), key.name(), sentence, operations());
    }

    private Anomaly anomaly() {
        return switch (breach) {
            case Breach.NeverWritten(int value) -> Anomaly.DIRTY_READ;
            case Breach.LostUpdate(int first, int second) -> Anomaly.LOST_UPDATE;
            case Breach.BeforeWritten(int value) -> Anomaly.NOT_LINEARIZABLE;
            case Breach.Circle(int value) -> Anomaly.NOT_LINEARIZABLE;
            case Breach.ChainOrder(int root, int value) -> Anomaly.NOT_LINEARIZABLE;
            case Breach.Zones(int one, int other) -> Anomaly.NOT_LINEARIZABLE;
        };
    }

    private String sentence() {
        return switch (breach) {
            case Breach.NeverWritten(int value) -> neverWritten(value);
            case Breach.BeforeWritten(int value) -> beforeWritten(value);
            case Breach.LostUpdate(int first, int second) -> lostUpdate(first, second);
            case Breach.Circle(int value) -> circle(value);
            case Breach.ChainOrder(int root, int value) -> {
                int late = zones.block(value, value).earliest();
                int early = zones.block(
                                root, columns.from()[zones.block(value, value).writer()])
                        .latest();
                yield name(late) + " finished before " + name(early) + " began; however " + chain(root, value)
                        + " follow each other by compare-and-set, so what " + shortName(early)
                        + " concerns came before what "
                        + shortName(late) + " concerns: a contradiction.";
            }
            case Breach.Zones(int one, int other) -> zones(zones.block(one), zones.block(other));
        };
    }

    private String lostUpdate(int first, int second) {
        if (isShownBy(first, second) || isShownBy(second, first)) return circle(columns.from()[first]);
        return name(first) + " and " + name(second) + " both replaced " + words(columns.from()[first])
                + ", which had been there only once by then" + shown(first) + shown(second)
                + ": one of the two updates is lost.";
    }

    /// Whether something of unknown outcome is known to have taken place from another operation.
    private boolean isShownBy(int row, int other) {
        if (!columns.crashed(row)) return row == other;
        List<Integer> through = new ArrayList<>();
        return firstToReturn(List.of(columns.to()[row]), through) == other || through.contains(other);
    }

    private String shown(int row) {
        if (!columns.crashed(row)) return "";
        List<String> through = new ArrayList<>();
        String reader = name(reader(List.of(columns.to()[row]), through));
        return ", " + shortName(row) + " as " + reader + " shows"
                + (through.isEmpty() ? "" : " by way of " + String.join(", ", through));
    }

    private String beforeWritten(int value) {
        String writer = name(zones.block(value, value).writer());
        List<String> through = new ArrayList<>();
        int reader = reader(List.of(value), through);
        return name(reader) + " finished before " + writer + " began, which alone wrote " + words(value)
                + (through.isEmpty() ? "" : "; what it saw came from there through " + String.join(", ", through))
                + ": the value was seen before it was written.";
    }

    private String neverWritten(int value) {
        List<String> through = new ArrayList<>();
        int reader = reader(List.of(value), through);
        String saw = through.isEmpty()
                ? name(reader) + " saw " + words(value)
                : name(reader) + " saw what can only have come through " + String.join(", ", through) + " from "
                        + words(value);
        Optional<Operation> failed =
                key.failures().writing(key.name(), columns.dictionary().apply(value));
        failed.ifPresent(outside::add);
        return saw
                + failed.map(own ->
                                ", which only " + Names.of(own, key.model()) + " would have written, and that failed.")
                        .orElse(", which nobody wrote.");
    }

    /// Who returned first with one of some values; if nobody did, with what operations that crashed, which are named,
    /// made of it.
    private int reader(Collection<Integer> values, List<String> through) {
        List<Integer> crashed = new ArrayList<>();
        int reader = firstToReturn(values, crashed);
        crashed.forEach(row -> through.add(name(row)));
        return reader;
    }

    private int firstToReturn(Collection<Integer> values, List<Integer> through) {
        Map<Integer, Integer> madeBy = new HashMap<>();
        values.forEach(value -> madeBy.put(value, -1));
        for (Deque<Integer> next = new ArrayDeque<>(values); !next.isEmpty(); ) {
            int seen = next.poll();
            int reader = firstOf(List.of(seen), List.of());
            if (reader >= 0 && !columns.crashed(reader)) {
                for (int row = madeBy.get(seen); row >= 0; row = madeBy.get(columns.from()[row])) through.addFirst(row);
                return reader;
            }
            for (int row = 0; row < columns.size(); row++)
                if (columns.from()[row] == seen
                        && zones.tookPlace(row)
                        && madeBy.putIfAbsent(columns.to()[row], row) == null) next.add(columns.to()[row]);
        }
        return firstOf(values, List.of());
    }

    private String circle(int value) {
        Set<Integer> writers = new LinkedHashSet<>();
        Set<Integer> values = new HashSet<>();
        for (int at = value;
                values.add(at);
                at = columns.from()[zones.block(at, at).writer()])
            writers.add(zones.block(at, at).writer());
        String saw = "";
        int first = firstOf(values, values);
        if (columns.crashed(first) || !writers.contains(first)) {
            List<String> through = new ArrayList<>();
            saw = name(reader(values, through)) + " saw "
                    + (through.isEmpty() ? "" : "what came through " + String.join(", ", through) + " from ")
                    + "one of their values; however ";
        }
        return saw + String.join(", ", writers.stream().map(this::name).toList())
                + " each replaced what the next one wrote, all around: none of them can have been the first.";
    }

    /// The first to return of those that took place and saw, or wrote, one of some values; -1 if there is none.
    private int firstOf(Collection<Integer> seen, Collection<Integer> written) {
        int first = -1;
        int[] finish = columns.ends().finish();
        for (int row = 0; row < columns.size(); row++)
            if ((seen.contains(columns.from()[row]) || written.contains(columns.to()[row]))
                    && zones.tookPlace(row)
                    && (first < 0 || finish[row] < finish[first])) first = row;
        return first;
    }

    private String zones(Block one, Block other) {
        String first = claim(one, other);
        String second = claim(other, one);
        return first + " However " + second + " By then each had come only once, so both cannot be: a contradiction.";
    }

    /// Why one block comes before the other.
    private String claim(Block before, Block after) {
        if (before.earliest() < 0)
            return words(before.root()) + " was there at the beginning, so " + chain(after) + " came after it ("
                    + name(after.latest()) + ").";
        String shown = isShownBy(after.latest(), after.earliest()) ? "" : shown(after.latest());
        return name(before.earliest()) + " finished before " + name(after.latest()) + " began" + shown + ", so "
                + chain(after)
                + " came after " + chain(before) + ".";
    }

    private String chain(Block block) {
        return block.values().size() == 1
                ? words(block.root())
                : "the chain "
                        + String.join(
                                " -> ", block.values().stream().map(this::words).toList());
    }

    private String chain(int root, int value) {
        return String.join(
                " -> ",
                zones.block(root, value).values().stream().map(this::words).toList());
    }

    private String words(int value) {
        return Held.words(columns.dictionary().apply(value));
    }

    private String name(int row) {
        rows.add(row);
        return Names.of(operation(row), key.model());
    }

    private String shortName(int row) {
        return Names.name(operation(row));
    }

    private Operation operation(int row) {
        return original.apply(key.operations().get(columns.origin()[row]));
    }

    private void addSources(int row) {
        for (int at = row; at >= 0 && columns.from()[at] >= 0; ) {
            at = zones.block(columns.from()[at], columns.from()[at]).writer();
            if (at < 0 || !rows.add(at)) return;
        }
    }

    private List<Operation> operations() {
        return Stream.concat(rows.stream().map(this::operation), outside.stream())
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
    }
}
