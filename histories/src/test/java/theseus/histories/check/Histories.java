package theseus.histories.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Small histories for the tests, made of what was done and when.
final class Histories {
    private Histories() {}

    static Operation read(Object value, long start, long finish) {
        return operation("read", null, new Outcome.Ok(value), start, finish);
    }

    static Operation write(Object value, long start, long finish) {
        return operation("write", value, new Outcome.Ok(value), start, finish);
    }

    static Operation cas(Object from, Object to, long start, long finish) {
        return operation("cas", Arrays.asList(from, to), new Outcome.Ok(true), start, finish);
    }

    static Operation missedCas(Object from, Object to, long start, long finish) {
        return operation("cas", Arrays.asList(from, to), new Outcome.Ok(false), start, finish);
    }

    static Operation crashed(Operation operation) {
        return operation(
                operation.f(), operation.argument(), new Outcome.Unknown("timeout"), operation.start(), Long.MAX_VALUE);
    }

    static Operation failed(Operation operation) {
        return operation(
                operation.f(), operation.argument(), new Outcome.Failed("no"), operation.start(), operation.finish());
    }

    static Operation operation(String f, Object argument, Outcome outcome, long start, long finish) {
        return new Operation(
                start, finish == Long.MAX_VALUE ? -1 : finish, 0, f, null, argument, outcome, start, finish, null);
    }

    /// The two ends of so many operations, each at a moment of its own: starts, then finishes. Mostly they are short.
    static long[][] ends(RandomGenerator random, int n) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ends.add(i);
            ends.add(i);
        }
        // Mostly short operations: swap neighbours only, a varying number of times.
        int swaps = random.nextInt(6 * n);
        for (int s = 0; s < swaps; s++) {
            int at = random.nextInt(2 * n - 1);
            Collections.swap(ends, at, at + 1);
        }
        long[][] times = new long[2][n];
        Arrays.fill(times[0], -1);
        for (int at = 0; at < 2 * n; at++) {
            int i = ends.get(at);
            if (times[0][i] < 0) times[0][i] = at;
            else times[1][i] = at;
        }
        return times;
    }

    /// A random arrangement of operations of the given sorts; `crashes` of them in a hundred crash.
    static List<Operation> random(RandomGenerator random, int n, int values, boolean cas, boolean unique, int crashes) {
        long[][] ends = ends(random, n);
        long[] start = ends[0];
        long[] finish = ends[1];
        List<Operation> history = new ArrayList<>();
        long next = 1;
        for (int i = 0; i < n; i++) {
            int sort = random.nextInt(cas ? 10 : 6);
            Operation operation;
            if (sort < 3) operation = read(value(random, values), start[i], finish[i]);
            else if (sort < 6)
                operation =
                        unique ? write(next++, start[i], finish[i]) : write(value(random, values), start[i], finish[i]);
            else if (sort < 9)
                operation = unique
                        ? cas(value(random, values), next++, start[i], finish[i])
                        : cas(value(random, values), value(random, values), start[i], finish[i]);
            else
                operation = unique
                        ? read(value(random, values), start[i], finish[i])
                        : missedCas(value(random, values), 9L, start[i], finish[i]);
            int chance = random.nextInt(100);
            history.add(chance < crashes ? crashed(operation) : chance > 97 ? failed(operation) : operation);
        }
        history.sort(java.util.Comparator.comparingLong(Operation::start));
        return history;
    }

    private static Object value(RandomGenerator random, int values) {
        int value = random.nextInt(values + 1);
        return value == 0 ? null : (Object) (long) value;
    }
}
