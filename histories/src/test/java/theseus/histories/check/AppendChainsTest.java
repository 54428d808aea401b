package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Turns;
import theseus.histories.model.Append;

/// Strings that grow: their chains say what a search says.
class AppendChainsTest {
    private static final int RUNS = Integer.getInteger("judge.random", 40_000) / 10;

    @Test
    void chainsAgreeWithTheSearch() throws Script.Oversized {
        SplittableRandom random = new SplittableRandom(11);
        int yes = 0;
        for (int i = 0; i < RUNS; i++) {
            List<Operation> history =
                    new ArrayList<>(Simulated.history(new Mix(9, 1, 3, Mix.APPENDS, false, random.nextInt(150)), i));
            if (random.nextBoolean()) spoil(history, random);
            OneKey key = OneKey.of(history, new Append());
            OneKey.Zoned zoned = key.zoned().orElseThrow();
            Result result = Turns.take(key.script(1L << 30), Meter.of(10_000_000_000L, 1L << 30))
                    .result();
            boolean expected = result instanceof Result.Linearizable;
            assertEquals(expected, zoned.breach() == null, () -> zoned.breach() + " in " + history);
            if (expected) yes++;
        }
        assertTrue(yes > RUNS / 4 && yes < RUNS * 24 / 25, "linearizable were " + yes);
    }

    @Test
    void elementsThatBeginAlikeAreLeftToTheSearch() {
        List<Operation> history = List.of(
                Histories.operation("append", "1", new Outcome.Ok("1"), 0, 1),
                Histories.operation("append", "12", new Outcome.Ok("12"), 2, 3),
                Histories.operation("get", null, new Outcome.Ok("112"), 4, 5));
        assertTrue(OneKey.of(history, new Append()).zoned().isEmpty());
        assertEquals(new Verdict.Valid(), Linearizability.check(history, new Append(), Budget.usual()));
    }

    static void spoil(List<Operation> history, SplittableRandom random) {
        int at = random.nextInt(history.size());
        Operation get = history.get(at);
        if (!get.f().equals("get") || !(get.outcome() instanceof Outcome.Ok(Object value)) || value == null) return;
        List<String> elements = new ArrayList<>(List.of(value.toString().split("(?<=;)")));
        switch (random.nextInt(3)) {
            case 0 -> elements.removeLast();
            case 1 -> elements.add(elements.removeFirst());
            default -> elements.removeFirst();
        }
        history.set(
                at,
                Histories.operation("get", null, new Outcome.Ok(String.join("", elements)), get.start(), get.finish()));
        history.replaceAll(operation -> Histories.operation(
                operation.f(), operation.argument(), operation.outcome(), operation.start(), operation.finish()));
    }
}
