package theseus.histories.check.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Append;

/// Reads one key's puts, appends and gets as operations on a register whose values are unique.
///
/// A string shows the order of the appends that made it. So an append that somebody saw is a compare-and-set from the
/// string before
/// it to the string with it, a put is a write, and an append that nobody saw is a write of a value of its own: it must
/// stand where nobody looks any more, behind the last get of some put.
public final class AppendColumns {
    private static final int NOWHERE = -1;
    private final List<Operation> operations;
    private final String[] sorted;
    private final int[] operationOf;
    /// By operation: the string before it and with it, as far as anybody saw it.
    private final int[] before;
    private final int[] with;
    /// By operation: the get that showed so first.
    private final int[] shownBy;
    private final int[] rowOf;
    private final Dictionary strings;
    private Columns columns;

    private AppendColumns(List<Operation> operations, List<Integer> writers) {
        this.operations = operations;
        strings = new Dictionary(operations.size());
        List<Integer> byText = new ArrayList<>(writers);
        byText.sort((a, b) -> text(a).compareTo(text(b)));
        operationOf = byText.stream().mapToInt(Integer::intValue).toArray();
        sorted = byText.stream().map(this::text).toArray(String[]::new);
        before = new int[operations.size()];
        with = new int[operations.size()];
        shownBy = new int[operations.size()];
        rowOf = new int[operations.size()];
        Arrays.fill(before, NOWHERE);
        Arrays.fill(with, NOWHERE);
        Arrays.fill(shownBy, NOWHERE);
        strings.number(NOWHERE, "");
    }

    /// Reads one key's operations, none of them failed; empty if its strings cannot be taken apart, because an
    /// element
    /// is empty, written twice, or the beginning of another, or because there are deletes.
    public static Optional<AppendColumns> of(List<Operation> operations) {
        List<Integer> writers = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            switch (operations.get(i).f()) {
                case "put", "write", "append" -> writers.add(i);
                case "delete" -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        AppendColumns reading = new AppendColumns(operations, writers);
        if (!reading.readable()) return Optional.empty();
        reading.columns = reading.read();
        return Optional.of(reading);
    }

    private String text(int operation) {
        return Append.text(operations.get(operation).argument());
    }

    private boolean readable() {
        for (int i = 0; i < sorted.length; i++)
            if (sorted[i].isEmpty() || i > 0 && sorted[i].startsWith(sorted[i - 1])) return false;
        return true;
    }

    /// The gets, numbered by operation, that were the first to show each element of a numbered string in its place.
    public BitSet showing(int string) {
        BitSet gets = new BitSet();
        for (int at = string; at > 0 && strings.value(at) instanceof Integer operation; at = strings.key(at))
            if (shownBy[operation] != NOWHERE) gets.set(shownBy[operation]);
        return gets;
    }

    /// The operations as columns of a register.
    public Columns columns() {
        return columns;
    }

    /// The columns in which an append is only known from what gets had shown once the end of rank `last` had passed.
    public Columns knownBy(int last) {
        byte[] kind = columns.kind().clone();
        int[] from = columns.from().clone();
        int[] finish = columns.ends().finish();
        for (int row = 0; row < kind.length; row++) {
            if (kind[row] != Columns.CAS || finish[rowOf[shownBy[columns.origin()[row]]]] <= last) continue;
            kind[row] = Columns.WRITE;
            from[row] = NOWHERE;
        }
        return columns.with(kind, from);
    }

    private Columns read() {
        int n = operations.size();
        int[] seen = new int[n];
        List<Integer> gets = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Operation operation = operations.get(i);
            boolean get = operation.f().equals("get") || operation.f().equals("read");
            if (get && operation.outcome() instanceof Outcome.Ok) gets.add(i);
            if (operation.f().equals("put") || operation.f().equals("write")) with[i] = strings.number(0, i);
        }
        gets.sort(Comparator.comparingLong(get -> operations.get(get).finish()));
        for (int get : gets) seen[get] = parse(get);
        byte[] kind = new byte[n];
        int[] from = new int[n];
        int[] to = new int[n];
        int[] origin = new int[n];
        long[] start = new long[n];
        long[] finish = new long[n];
        int size = 0;
        for (int i = 0; i < n; i++) {
            Operation operation = operations.get(i);
            boolean ok = operation.outcome() instanceof Outcome.Ok;
            boolean get = operation.f().equals("get") || operation.f().equals("read");
            if (!ok && (get || with[i] == NOWHERE)) continue;
            kind[size] = get ? Columns.READ : before[i] == NOWHERE ? Columns.WRITE : Columns.CAS;
            from[size] = get ? seen[i] : before[i];
            to[size] = get ? -1 : with[i] == NOWHERE ? strings.number(NOWHERE, i) : with[i];
            rowOf[i] = size;
            origin[size] = i;
            start[size] = operation.start();
            finish[size++] = ok ? operation.finish() : Long.MAX_VALUE;
        }
        Ends ends = Ends.of(start, finish, size);
        int[] none = new int[Math.max(n, strings.size())];
        int[] keyOf = Arrays.copyOf(none, strings.size());
        return new Columns(size, none, kind, from, to, ends, origin, new int[1], keyOf, this::string, List.of());
    }

    /// The number of the string that was got; one that nobody can have made if it is not made of elements.
    private int parse(int get) {
        String read = Append.text(((Outcome.Ok) operations.get(get).outcome()).value());
        int string = 0;
        for (int at = 0; at < read.length(); ) {
            int operation = elementAt(read, at);
            if (operation == NOWHERE) return strings.number(-2, read);
            if (!operations.get(operation).f().equals("append")) {
                if (at > 0) return strings.number(-2, read);
                string = strings.number(0, operation);
            } else {
                int longer = strings.number(string, operation);
                if (with[operation] == NOWHERE) {
                    before[operation] = string;
                    with[operation] = longer;
                    shownBy[operation] = get;
                }
                string = longer;
            }
            at += text(operation).length();
        }
        return string;
    }

    /// The operation whose element stands at a place of the string: the greatest element that is no greater than what
    /// follows.
    private int elementAt(String read, int at) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (read.startsWith(sorted[middle], at)) return operationOf[middle];
            if (greater(sorted[middle], read, at)) high = middle - 1;
            else low = middle + 1;
        }
        return NOWHERE;
    }

    private static boolean greater(String element, String read, int at) {
        int length = Math.min(element.length(), read.length() - at);
        for (int i = 0; i < length; i++)
            if (element.charAt(i) != read.charAt(at + i)) return element.charAt(i) > read.charAt(at + i);
        return element.length() > length;
    }

    private Object string(int number) {
        Object last = strings.value(number);
        if (!(last instanceof Integer operation)) return last;
        String own = text(operation);
        boolean append = operations.get(operation).f().equals("append");
        return append && strings.key(number) >= 0 ? string(strings.key(number)) + own : own;
    }
}
