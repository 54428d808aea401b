package theseus.histories.check.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.CasRegister;

/// Reads operations on registers into columns. Failed operations and reads that never returned are left out.
public final class RegisterColumns {
    /// From so many operations on, ranking their ends is left to a second thread meanwhile.
    private static final int WORTH_A_THREAD = 50_000;

    private final List<Operation> operations;
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
        this.operations = operations;
        this.start = start;
        dictionary = new Dictionary(operations.size() / 8 * 5);
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
        for (int row = 0; row < operations.size(); row++) reading.select(operations.get(row), row);
        if (operations.size() < WORTH_A_THREAD) {
            reading.number();
            return reading.columns(reading.ends());
        }
        CompletableFuture<Ends> ends = CompletableFuture.supplyAsync(reading::ends);
        reading.number();
        return reading.columns(ends.join());
    }

    /// Whether the operation is in at all, and when.
    private void select(Operation operation, int at) {
        int number = keyNumber(operation.key());
        if (operation.outcome() instanceof Outcome.Failed) return;
        boolean ok = operation.outcome() instanceof Outcome.Ok;
        if (!ok && pure(operation)) return;
        key[size] = number;
        origin[size] = at;
        startTime[size] = operation.start();
        finishTime[size++] = ok ? operation.finish() : Long.MAX_VALUE;
    }

    /// Whether it can have changed nothing, so that without its answer there is nothing to it.
    private static boolean pure(Operation operation) {
        return switch (operation.f()) {
            case "read", "get" -> true;
            case "cas" ->
                Objects.equals(
                        CasRegister.expected(operation.argument()), CasRegister.replacement(operation.argument()));
            default -> false;
        };
    }

    private void number() {
        for (int row = 0; row < size; row++) number(operations.get(origin[row]), row);
    }

    private void number(Operation operation, int row) {
        switch (operation.f()) {
            case "read", "get" -> set(row, Columns.READ, code(row, answer(operation)), -1);
            case "write", "put" -> set(row, Columns.WRITE, -1, code(row, operation.argument()));
            case "delete" -> set(row, Columns.WRITE, -1, code(row, null));
            case "cas" -> {
                int expected = code(row, CasRegister.expected(operation.argument()));
                int replacement = code(row, CasRegister.replacement(operation.argument()));
                if (Boolean.FALSE.equals(answer(operation))) set(row, Columns.MISS, expected, -1);
                else if (expected != replacement) set(row, Columns.CAS, expected, replacement);
                else set(row, Columns.READ, expected, -1);
            }
            default ->
                throw new IllegalArgumentException("operation " + operation.invoked() + " is a " + operation.f()
                        + "; expected read, write, delete or cas");
        }
    }

    private static Object answer(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value) ? value : null;
    }

    private int code(int row, Object value) {
        return dictionary.number(key[row], value);
    }

    private void set(int row, byte what, int saw, int wrote) {
        kind[row] = what;
        from[row] = saw;
        to[row] = wrote;
    }

    private Ends ends() {
        return Ends.of(startTime, finishTime, size);
    }

    private int keyNumber(String name) {
        if (lastNumber >= 0 && Objects.equals(name, lastName)) return lastNumber;
        lastName = name;
        Integer known = keys.get(name);
        if (known != null) return lastNumber = known;
        int number = keys.size();
        keys.put(name, number);
        if (number == initial.length) initial = Arrays.copyOf(initial, number * 2);
        initial[number] = dictionary.number(number, start);
        return lastNumber = number;
    }

    private Columns columns(Ends ends) {
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
