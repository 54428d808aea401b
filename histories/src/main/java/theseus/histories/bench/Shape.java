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
/// @param limit what judging them may cost, violations explained
/// @param slowestMillis how long judging one of them may take; 0 for as long as all
record Shape(String name, Model model, LongFunction<List<List<Operation>>> make, Limit limit, double slowestMillis) {
    private static final Limit MILLION = new Limit(100, 500);

    /// The shapes of the table in `docs/judge-performance.md`.
    static List<Shape> all() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(unique("1,000 ops, 20 clients", Mix.unique(1_000, 1, 20), Limit.of(10)));
        shapes.add(unique("10,000 ops, 20 clients", Mix.unique(10_000, 1, 20), Limit.of(10)));
        for (int clients : new int[] {50, 100, 200})
            shapes.add(unique("5,000 ops, " + clients + " clients", Mix.unique(5_000, 1, clients), Limit.of(20)));
        for (int clients : new int[] {5, 20, 200, 1_000})
            shapes.add(unique("1,000,000 ops, " + clients + " clients", Mix.unique(1_000_000, 1, clients), MILLION));
        shapes.add(stale("10,000 ops, 20 clients, one stale read", Mix.unique(10_000, 1, 20)));
        shapes.add(stale(
                "10,000 ops, 20 clients, 5 % crashed, one stale read",
                Mix.unique(10_000, 1, 20).crashing(50)));
        shapes.add(one(
                "unique writes, 1,000 keys, 1,000,000 ops, 50 clients",
                Mix.unique(1_000_000, 1_000, 50),
                Limit.of(150)));
        shapes.add(unique("1,000 ops, 20 % crashed", Mix.unique(1_000, 1, 20).crashing(200), Limit.of(5)));
        shapes.add(cas("5,000 ops, 10 clients", Mix.cas(5_000, 10, 5), 15));
        shapes.add(
                cas("1,000 ops, 10 clients, 5 % crashed", Mix.cas(1_000, 10, 5).crashing(50), 15));
        shapes.add(
                cas("1,000 ops, 10 clients, 20 % crashed", Mix.cas(1_000, 10, 5).crashing(200), 6));
        for (int clients : new int[] {20, 50})
            shapes.add(one(
                    "register over 100 values, 1 key, 20,000 ops, " + clients + " clients",
                    new Mix(20_000, 1, clients, 100, false, 0),
                    Limit.NONE));
        shapes.add(new Shape(
                "a hundred Jepsen-sized cas-register histories, 25 % crashed",
                new CasRegister(), Shape::jepsen, Limit.of(15), 2));
        shapes.add(new Shape(
                "another 120 of them, easy (50 to 320 ops)", new CasRegister(), Shape::easy, Limit.of(13), 0));
        shapes.add(new Shape(
                "put, get and append of unique elements, 10 keys, 2,000 ops, 50 clients, 8 keys wrong",
                new Append(),
                Shape::appends,
                new Limit(1_000, 500),
                0));
        return shapes;
    }

    private static Shape unique(String name, Mix mix, Limit limit) {
        return one("unique writes, 1 key, " + name, mix, limit);
    }

    private static Shape cas(String name, Mix mix, double millis) {
        return one("cas-register over 5 values, 1 key, " + name, mix, Limit.of(millis));
    }

    private static Shape one(String name, Mix mix, Limit limit) {
        return new Shape(name, new CasRegister(), seed -> List.of(Simulated.history(mix, seed)), limit, 0);
    }

    private static Shape stale(String name, Mix mix) {
        return new Shape(
                "unique writes, 1 key, " + name,
                new CasRegister(),
                seed -> List.of(Spoiled.byStaleRead(Simulated.history(mix, seed), seed)),
                Limit.of(20),
                0);
    }

    /// Every third one has a read that was corrupted.
    private static List<List<Operation>> jepsen(long seed) {
        List<List<Operation>> histories = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long own = 1_000 * seed + i;
            List<Operation> history =
                    Simulated.history(Mix.cas(70 + i % 21, 5, 5).crashing(250), own);
            histories.add(i % 3 == 0 ? Spoiled.byStaleRead(history, own) : history);
        }
        return histories;
    }

    private static List<List<Operation>> easy(long seed) {
        List<List<Operation>> histories = new ArrayList<>();
        for (int i = 0; i < 120; i++)
            histories.add(Simulated.history(Mix.cas(50 + i * 270 / 119, 5, 5).crashing(20), 1_000 * seed + i));
        return histories;
    }

    private static List<List<Operation>> appends(long seed) {
        Mix mix = new Mix(2_000, 10, 50, Mix.APPENDS, false, 0);
        return List.of(Spoiled.byLostAppend(Simulated.history(mix, seed), seed));
    }

    static int operations(List<List<Operation>> histories) {
        return histories.stream().mapToInt(List::size).sum();
    }
}
