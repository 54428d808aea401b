package theseus.histories.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import theseus.histories.Operation;
import theseus.histories.model.Append;
import theseus.histories.model.CasRegister;
import theseus.histories.model.Model;

/// Histories of one shape that are judged together, and what that may cost.
///
/// @param name what they are
/// @param model what they should be histories of
/// @param make makes them from a seed
/// @param millisMax how long judging them may take
record Shape(String name, Model model, LongFunction<List<List<Operation>>> make, double millisMax) {
    /// The shapes of the table in `docs/judge.md`.
    static List<Shape> all() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(one("unique writes, 1 key, 1,000 ops, 20 clients", Mix.unique(1_000, 1, 20), 10));
        shapes.add(one("unique writes, 1 key, 10,000 ops, 20 clients", Mix.unique(10_000, 1, 20), 10));
        for (int clients : new int[] {50, 100, 200})
            shapes.add(
                    one("unique writes, 1 key, 5,000 ops, " + clients + " clients", Mix.unique(5_000, 1, clients), 20));
        shapes.add(one("unique writes, 1 key, 1,000,000 ops, 20 clients", Mix.unique(1_000_000, 1, 20), 100));
        shapes.add(one("unique writes, 1 key, 1,000,000 ops, 200 clients", Mix.unique(1_000_000, 1, 200), 100));
        shapes.add(stale("one stale read, 10,000 ops, 20 clients", Mix.unique(10_000, 1, 20)));
        shapes.add(stale(
                "one stale read, 10,000 ops, 5 % crashed",
                Mix.unique(10_000, 1, 20).crashing(50)));
        shapes.add(one("unique writes, 1,000 keys, 1,000,000 ops, 50 clients", Mix.unique(1_000_000, 1_000, 50), 150));
        shapes.add(one(
                "unique writes, 1 key, 1,000 ops, 20 % crashed",
                Mix.unique(1_000, 1, 20).crashing(200), 5));
        shapes.add(one("cas over 5 values, 5,000 ops, 10 clients", Mix.cas(5_000, 10, 5), 15));
        shapes.add(one(
                "cas over 5 values, 1,000 ops, 5 % crashed",
                Mix.cas(1_000, 10, 5).crashing(50), 15));
        shapes.add(one(
                "cas over 5 values, 1,000 ops, 20 % crashed",
                Mix.cas(1_000, 10, 5).crashing(200), 6));
        shapes.add(new Shape("100 Jepsen-sized cas, 25 % crashed", new CasRegister(), Shape::jepsen, 15));
        shapes.add(new Shape("120 easy cas, 50 to 320 ops", new CasRegister(), Shape::easy, 13));
        shapes.add(
                new Shape("append, 10 keys, 2,000 ops, 50 clients, 8 keys wrong", new Append(), Shape::appends, 1_000));
        return shapes;
    }

    private static Shape one(String name, Mix mix, double millisMax) {
        return new Shape(name, new CasRegister(), seed -> List.of(Simulated.history(mix, seed)), millisMax);
    }

    private static Shape stale(String name, Mix mix) {
        return new Shape(
                name, new CasRegister(), seed -> List.of(Spoiled.byStaleRead(Simulated.history(mix, seed))), 20);
    }

    /// Every third one has a read that was corrupted.
    private static List<List<Operation>> jepsen(long seed) {
        List<List<Operation>> histories = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<Operation> history =
                    Simulated.history(Mix.cas(70 + i % 21, 5, 5).crashing(250), seed + i);
            histories.add(i % 3 == 0 ? Spoiled.byStaleRead(history) : history);
        }
        return histories;
    }

    private static List<List<Operation>> easy(long seed) {
        List<List<Operation>> histories = new ArrayList<>();
        for (int i = 0; i < 120; i++)
            histories.add(Simulated.history(Mix.cas(50 + i * 270 / 119, 5, 5).crashing(20), seed + i));
        return histories;
    }

    private static List<List<Operation>> appends(long seed) {
        Mix mix = new Mix(2_000, 10, 50, Mix.APPENDS, false, 0);
        return List.of(Spoiled.byLostAppend(Simulated.history(mix, seed), seed));
    }

    int operations(List<List<Operation>> histories) {
        return histories.stream().mapToInt(List::size).sum();
    }
}
