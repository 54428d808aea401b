package theseus.histories.check.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// Columns of one key in which some values are written twice (a delete writes nil again) made into ones whose values
/// are unique.
///
/// Leaving the ambiguous values out leaves a necessary condition: what contradicts then, contradicts. Guessing for each
/// read which
/// write it saw leaves a sufficient one: what is in order then, is in order.
public final class Relabelled {
    private final Columns columns;
    private final int initial;
    private final int[] codes;
    private final int[] writers;
    private final List<Integer> twice = new ArrayList<>();

    /// Looks for the values of some columns of one key that are written more than once.
    public Relabelled(Columns columns, int initial) {
        this.columns = columns;
        this.initial = initial;
        int n = columns.size();
        int[] all = Arrays.copyOf(columns.from(), 2 * n + 1);
        System.arraycopy(columns.to(), 0, all, n, n);
        all[2 * n] = initial;
        codes = distinct(all);
        writers = new int[codes.length];
        writers[code(initial)]++;
        for (int row = 0; row < n; row++)
            if (columns.to()[row] >= 0 && ++writers[code(columns.to()[row])] == 2) twice.add(row);
    }

    /// The codes among some values, ascending; -1 is none.
    static int[] distinct(int[] values) {
        Arrays.sort(values);
        int kept = 0;
        for (int value : values) if (value >= 0 && (kept == 0 || values[kept - 1] != value)) values[kept++] = value;
        return Arrays.copyOf(values, kept);
    }

    private int code(int value) {
        return Arrays.binarySearch(codes, value);
    }

    private boolean ambiguous(int value) {
        return value >= 0 && writers[code(value)] > 1;
    }

    /// Whether so few operations concern ambiguous values that relabelling them may tell something.
    public boolean worthwhile() {
        int touching = 0;
        for (int row = 0; row < columns.size(); row++) {
            if (columns.kind()[row] == Columns.MISS) return false;
            if (ambiguous(columns.from()[row]) || ambiguous(columns.to()[row])) touching++;
        }
        return twice.size() == 1 || touching * 4 < columns.size();
    }

    /// Without the ambiguous values: their reads and writes are left out, of a compare-and-set the other half is kept.
    public Columns without() {
        int n = columns.size();
        int[] keep = new int[n];
        int[] from = new int[n];
        int[] to = new int[n];
        int kept = 0;
        for (int row = 0; row < n; row++) {
            int saw = ambiguous(columns.from()[row]) ? -1 : columns.from()[row];
            int wrote = ambiguous(columns.to()[row]) ? -1 : columns.to()[row];
            if (saw < 0 && wrote < 0 || wrote < 0 && columns.crashed(row)) continue;
            from[kept] = saw < 0 ? -1 : code(saw);
            to[kept] = wrote < 0 ? -1 : code(wrote);
            keep[kept++] = row;
        }
        return relabelled(
                Arrays.copyOf(keep, kept),
                from,
                to,
                codes.length,
                label -> columns.dictionary().apply(codes[label]));
    }

    /// With each read of an ambiguous value given to the write of it that began last before the read's own middle, or
    /// to the
    /// earliest if there is none: a guess.
    public Columns guessed() {
        return assigned(Optional.empty());
    }

    /// With each read of an ambiguous value given to the write that has the same version; empty if the versions leave a
    /// doubt.
    /// `versions` tells the version by row, null for none.
    public Optional<Columns> byVersion(IntFunction<String> versions) {
        Map<String, Integer> known = new TreeMap<>();
        List<Integer> unversioned = new ArrayList<>();
        for (int row = 0; row < columns.size(); row++) {
            if (!ambiguous(columns.to()[row])) continue;
            String version = columns.crashed(row) ? null : versions.apply(row);
            if (version == null) unversioned.add(row);
            else if (known.put(version, row) != null) return Optional.empty();
        }
        for (int row = 0; row < columns.size(); row++) {
            if (!ambiguous(columns.from()[row])) continue;
            if (columns.kind()[row] != Columns.READ) return Optional.empty();
            String version = versions.apply(row);
            if (version == null && columns.from()[row] != initial) return Optional.empty();
            if (version == null || known.containsKey(version)) continue;
            if (unversioned.size() != 1) return Optional.empty();
            known.put(version, unversioned.removeFirst());
        }
        return Optional.of(
                assigned(Optional.of(row -> versions.apply(row) == null ? -1 : known.get(versions.apply(row)))));
    }

    private Columns assigned(Optional<IntFunction<Integer>> writerOf) {
        int n = columns.size();
        int[] from = new int[n];
        int[] to = new int[n];
        int[] all = new int[n];
        for (int row = 0; row < n; row++) {
            all[row] = row;
            int wrote = columns.to()[row];
            to[row] = wrote < 0 ? -1 : ambiguous(wrote) ? codes.length + row : code(wrote);
        }
        Map<Integer, int[]> writersOf = writersByStart();
        for (int row = 0; row < n; row++) {
            int saw = columns.from()[row];
            if (!ambiguous(saw)) {
                from[row] = saw < 0 ? -1 : code(saw);
                continue;
            }
            int writer = writerOf.isPresent() ? writerOf.get().apply(row) : guess(row, writersOf.get(saw));
            from[row] = writer >= 0 ? codes.length + writer : code(saw);
        }
        return relabelled(
                all,
                from,
                to,
                codes.length + n,
                label -> label < codes.length
                        ? columns.dictionary().apply(codes[label])
                        : columns.dictionary().apply(columns.to()[label - codes.length]));
    }

    private Map<Integer, int[]> writersByStart() {
        Map<Integer, List<Integer>> writersOf = new TreeMap<>();
        for (int row = 0; row < columns.size(); row++)
            if (ambiguous(columns.to()[row]))
                writersOf
                        .computeIfAbsent(columns.to()[row], value -> new ArrayList<>())
                        .add(row);
        Map<Integer, int[]> sorted = new TreeMap<>();
        int[] start = columns.ends().start();
        writersOf.forEach((value, rows) -> sorted.put(
                value,
                rows.stream()
                        .sorted((a, b) -> Integer.compare(start[a], start[b]))
                        .mapToInt(Integer::intValue)
                        .toArray()));
        return sorted;
    }

    /// The last writer that began before the middle of the read; -1 for the initial value.
    private int guess(int read, int[] candidates) {
        if (candidates == null) return -1;
        int[] start = columns.ends().start();
        int middle = columns.crashed(read)
                ? start[read]
                : start[read] + (columns.ends().finish()[read] - start[read]) / 2;
        int low = 0;
        int high = candidates.length;
        while (low < high) {
            int at = low + high >>> 1;
            if (start[candidates[at]] < middle) low = at + 1;
            else high = at;
        }
        if (low > 0) return candidates[low - 1];
        return columns.from()[read] == initial ? -1 : candidates[0];
    }

    private Columns relabelled(int[] rows, int[] from, int[] to, int labels, IntFunction<Object> values) {
        Columns own = columns.only(rows);
        byte[] kind = new byte[rows.length];
        for (int row = 0; row < rows.length; row++)
            kind[row] = to[row] < 0 ? Columns.READ : from[row] < 0 ? Columns.WRITE : Columns.CAS;
        return new Columns(
                rows.length,
                new int[rows.length],
                kind,
                Arrays.copyOf(from, rows.length),
                Arrays.copyOf(to, rows.length),
                own.ends(),
                own.origin(),
                new int[] {code(initial)},
                new int[labels],
                values,
                List.of());
    }
}
