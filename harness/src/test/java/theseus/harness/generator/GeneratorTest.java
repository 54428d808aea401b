package theseus.harness.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratorTest {
    private static final Chance CHANCE = Chance.of(1, "test");

    @Test
    void askingTwiceGivesTheSameOperationBecauseGeneratorsAreValues() {
        Generator mix = new Mix(List.of(new Mix.Part(1, endless("read")), new Mix.Part(1, endless("write"))), CHANCE);
        assertEquals(mix.op(at(0, 3)), mix.op(at(0, 3)));
    }

    @Test
    void aMixGivesItsPartsByTheirWeights() {
        Generator mix = new Mix(
                List.of(
                        new Mix.Part(90, endless("read")),
                        new Mix.Part(10, endless("write")),
                        new Mix.Part(0, endless("delete"))),
                CHANCE);
        List<Invocation> given = drain(new Limit(mix, 2000, Long.MAX_VALUE));
        long writes = given.stream().filter(i -> i.f().equals("write")).count();
        assertTrue(writes > 120 && writes < 290, writes + " of 2000");
        assertEquals(0, given.stream().filter(i -> i.f().equals("delete")).count());
    }

    @Test
    void aStaggeredGeneratorKeepsToItsTotalRate() {
        Generator generator = Stagger.toRate(100, new Limit(endless("read"), Long.MAX_VALUE, 10_000_000_000L), CHANCE);
        long now = 0;
        int given = 0;
        while (true) {
            Step step = generator.op(at(now, 3));
            if (step instanceof Step.Done) break;
            if (step instanceof Step.Wait wait) {
                now = wait.untilNanos();
                generator = wait.then();
            } else {
                given++;
                generator = ((Step.Invoke) step).then();
            }
        }
        assertTrue(given > 900 && given < 1100, given + " in ten seconds");
    }

    @Test
    void aLimitEndsByNumberOrByTime() {
        assertEquals(3, drain(new Limit(endless("read"), 3, Long.MAX_VALUE)).size());
        assertInstanceOf(Step.Done.class, new Limit(endless("read"), 3, 50).op(at(50, 1)));
    }

    @Test
    void theNextOfASequenceBeginsWhenNothingIsOpen() {
        Generator sequence = new Sequence(
                List.of(new Limit(endless("read"), 1, Long.MAX_VALUE), new Limit(endless("write"), 1, Long.MAX_VALUE)));
        Step.Invoke first = (Step.Invoke) sequence.op(at(0, 2));
        assertInstanceOf(Step.Wait.class, first.then().op(new Context(0, 2, List.of(1))));
        Step.Invoke second = (Step.Invoke) first.then().op(at(0, 2));
        assertEquals("write", second.invocation().f());
        assertInstanceOf(Step.Done.class, second.then().op(at(0, 2)));
    }

    @Test
    void reservedThreadsWorkForTheirGeneratorAlone() {
        Generator reserve = new Reserve(1, endless("read"), endless("write"));
        Step.Invoke onFirst = (Step.Invoke) reserve.op(new Context(0, 3, List.of(0, 1, 2)));
        assertEquals("read", onFirst.invocation().f());
        Step.Invoke onOthers = (Step.Invoke) onFirst.then().op(new Context(0, 3, List.of(1, 2)));
        assertEquals("write", onOthers.invocation().f());
        assertTrue(onOthers.thread() > 0);
    }

    @Test
    void whatFailedIsTriedAgainWithAValueOfItsOwn() {
        Generator until = UntilOk.of(List.of(new Invocation("write", "a", 0L, "QUORUM")), 7);
        Step.Invoke first = (Step.Invoke) until.op(at(0, 1));
        assertEquals(7, first.invocation().value());
        Generator failed = first.then().update(new News.Completed(0, first.invocation(), false));
        Step.Invoke second = (Step.Invoke) failed.op(at(0, 1));
        assertEquals(8, second.invocation().value());
        Generator done = second.then().update(new News.Completed(0, second.invocation(), true));
        assertInstanceOf(Step.Done.class, done.op(at(0, 1)));
    }

    private static Generator endless(String f) {
        return new Endless((n, _) -> new Invocation(f, "k" + n, n, "QUORUM"), 0, CHANCE);
    }

    private static List<Invocation> drain(Generator generator) {
        List<Invocation> given = new ArrayList<>();
        Generator rest = generator;
        while (rest.op(at(0, 3)) instanceof Step.Invoke(int _, Invocation invocation, Generator then)) {
            given.add(invocation);
            rest = then;
        }
        return given;
    }

    private static Context at(long nanos, int threads) {
        return new Context(nanos, threads, IntStream.range(0, threads).boxed().toList());
    }
}
