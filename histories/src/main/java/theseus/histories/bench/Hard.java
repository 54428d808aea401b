package theseus.histories.bench;

import java.util.ArrayList;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// A history that takes exponential time: many writes of the same few values at once, and reads that no order explains.
final class Hard {
    private static final int ROUNDS = 12;
    private static final int WRITERS = 40;

    private Hard() {}

    static List<Operation> history(long seed) {
        List<Operation> history = new ArrayList<>();
        long time = 0;
        long count = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long from = time;
            for (int i = 0; i < WRITERS; i++) {
                long expected = (i + seed + round) % 7;
                List<Object> pair = List.of(expected, (expected * 3 + i) % 7);
                history.add(operation(count++, "cas", pair, pair, from + i, from + 1_000 - i));
            }
            history.add(operation(count++, "write", 0L, 0L, from + 100, from + 200));
            for (int i = 0; i < WRITERS; i++)
                history.add(operation(count++, "read", null, (i * 5L + round) % 7, from + 300, from + 900));
            time += 500;
        }
        return history;
    }

    private static Operation operation(long at, String f, Object argument, Object result, long start, long finish) {
        return new Operation(at, at, (int) at, f, null, argument, new Outcome.Ok(result), start, finish, null);
    }
}
