package theseus.histories.check.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.CasRegister;

/// Reads operations on registers into columns. Failed operations and reads that never returned are left out.
public final class RegisterColumns {
    private final Object start;
    private final Dictionary dictionary;
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private int[] initial = new int[16];
    private String lastName;
    private int lastNumber = -1;
    private int size;
    private final int[] key;
    private final byte[] kind;
    private final int[] from;
    private final int[] to;
    private final int[] origin;
    private final long[] startTime;
    private final long[] finishTime;

    private RegisterColumns(List<Operation> operations, Object start) {
        this.start = start;
        dictionary = new Dictionary(operations.size() / 2);
        int n = operations.size();
        key = new int[n];
        kind = new byte[n];
        from = new int[n];
        to = new int[n];
        origin = new int[n];
        startTime = new long[n];
        finishTime = new long[n];
    }

    /// The columns of registers that start with `start`.
    public static Columns of(List<Operation> operations, Object start) {
        RegisterColumns reading = new RegisterColumns(operations, start);
        int row = 0;
        for (Operation operation : operations) reading.take(operation, row++);
        return reading.columns();
    }

    private void take(Operation operation, int row) {
        int number = keyNumber(operation.key());
        if (operation.outcome() instanceof Outcome.Failed) return;
        boolean ok = operation.outcome() instanceof Outcome.Ok;
        switch (operation.f()) {
            case "read", "get" -> {
                if (operation.outcome() instanceof Outcome.Ok(Object value))
                    add(operation, row, number, Columns.READ, dictionary.number(number, value), -1, ok);
            }
            case "write", "put" ->
                add(operation, row, number, Columns.WRITE, -1, dictionary.number(number, operation.argument()), ok);
            case "delete" -> add(operation, row, number, Columns.WRITE, -1, dictionary.number(number, null), ok);
            case "cas" -> takeCas(operation, row, number, ok);
            default ->
                throw new IllegalArgumentException("operation " + operation.invoked() + " is a " + operation.f()
                        + "; expected read, write, delete or cas");
        }
    }

    private void takeCas(Operation operation, int row, int number, boolean ok) {
        int expected = dictionary.number(number, CasRegister.expected(operation.argument()));
        if (operation.outcome() instanceof Outcome.Ok(Object answer) && Boolean.FALSE.equals(answer)) {
            add(operation, row, number, Columns.MISS, expected, -1, ok);
            return;
        }
        int replacement = dictionary.number(number, CasRegister.replacement(operation.argument()));
        if (expected != replacement) add(operation, row, number, Columns.CAS, expected, replacement, ok);
        else if (ok) add(operation, row, number, Columns.READ, expected, -1, ok);
    }

    private void add(Operation operation, int row, int number, byte what, int saw, int wrote, boolean ok) {
        key[size] = number;
        kind[size] = what;
        from[size] = saw;
        to[size] = wrote;
        origin[size] = row;
        startTime[size] = operation.start();
        finishTime[size++] = ok ? operation.finish() : Long.MAX_VALUE;
    }

    private int keyNumber(String name) {
        if (lastNumber >= 0 && name == lastName) return lastNumber;
        lastName = name;
        Integer known = keys.get(name);
        if (known != null) return lastNumber = known;
        int number = keys.size();
        keys.put(name, number);
        if (number == initial.length) initial = Arrays.copyOf(initial, number * 2);
        initial[number] = dictionary.number(number, start);
        return lastNumber = number;
    }

    private Columns columns() {
        Ends ends = Ends.of(startTime, finishTime, size);
        return new Columns(
                size,
                key,
                kind,
                from,
                to,
                ends,
                origin,
                Arrays.copyOf(initial, keys.size()),
                dictionary.keys(),
                dictionary::value,
                new ArrayList<>(keys.keySet()));
    }
}
