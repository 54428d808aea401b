package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.OperationEvent;
import theseus.histories.Outcome;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;

/// Judging while the history is being recorded says what judging it afterwards says.
class LiveJudgeTest {
    private static final int RUNS = Integer.getInteger("judge.random", 40_000);

    @Test
    void itAgreesWithBruteForceOnUniqueWrites() {
        SplittableRandom random = new SplittableRandom(31);
        int violations = 0;
        for (int i = 0; i < RUNS; i++) {
            List<Operation> history =
                    Histories.random(random, 2 + random.nextInt(7), 3, false, true, random.nextInt(20));
            LiveJudge judge = new LiveJudge(null, Expectations.usual());
            for (OperationEvent event : events(history)) judge.take(event);
            boolean expected = BruteForce.linearizable(history, null);
            assertEquals(expected, judge.verdict() instanceof Verdict.Valid, () -> judge.verdict() + " on " + history);
            if (!expected) violations++;
        }
        assertTrue(violations > RUNS / 20 && violations < RUNS * 19 / 20, "violations were " + violations);
    }

    @Test
    void whatItCallsAViolationOfACasRegisterIsOne() {
        SplittableRandom random = new SplittableRandom(32);
        int violations = 0;
        for (int i = 0; i < RUNS; i++) {
            List<Operation> history =
                    Histories.random(random, 2 + random.nextInt(7), 3, true, random.nextBoolean(), random.nextInt(20));
            LiveJudge judge = new LiveJudge(null, Expectations.usual());
            for (OperationEvent event : events(history)) judge.take(event);
            if (!(judge.verdict() instanceof Verdict.Violation)) continue;
            violations++;
            assertEquals(false, BruteForce.linearizable(history, null), () -> judge.verdict() + " on " + history);
        }
        assertTrue(violations > RUNS / 50, "violations were " + violations);
    }

    @Test
    void itsMemoryIsBoundedByWhatIsOpen() {
        LiveJudge judge = new LiveJudge(null, Expectations.usual());
        int[] most = {0};
        Simulated.record(Mix.unique(100_000, 2, 10), 1, event -> {
            judge.take(event);
            most[0] = Math.max(most[0], judge.held());
        });
        assertEquals(new Verdict.Valid(), judge.verdict());
        assertTrue(most[0] < 120, "held " + most[0] + " clusters");
    }

    @Test
    void aViolationIsToldAsSoonAsItIsCertain() {
        List<Operation> history = List.of(
                Histories.write(1L, 0, 1),
                Histories.write(2L, 2, 3),
                Histories.read(1L, 4, 5),
                Histories.read(2L, 6, 7));
        LiveJudge judge = new LiveJudge(null, Expectations.usual());
        List<Finding> told = new ArrayList<>();
        for (OperationEvent event : events(history)) {
            judge.take(event).ifPresent(told::add);
            assertEquals(event.time() >= 5 ? 1 : 0, told.size(), event::toString);
        }
        assertInstanceOf(Verdict.Violation.class, judge.verdict());
    }

    @Test
    void aCompareAndSetThatMissedWroteNothingAndLeavesADoubt() {
        assertInstanceOf(
                Verdict.Undecided.class,
                live(
                        Histories.write(1L, 0, 1),
                        Histories.missedCas(5L, 2L, 2, 3),
                        Histories.read(1L, 4, 5),
                        Histories.read(1L, 6, 7)));
        assertInstanceOf(
                Verdict.Undecided.class,
                live(Histories.write(1L, 0, 1), Histories.write(1L, 2, 3), Histories.read(1L, 4, 5)));
    }

    private static Verdict live(Operation... history) {
        LiveJudge judge = new LiveJudge(null, Expectations.usual());
        for (OperationEvent event : events(List.of(history))) judge.take(event);
        return judge.verdict();
    }

    private static List<OperationEvent> events(List<Operation> history) {
        List<OperationEvent> events = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Operation operation = history.get(i);
            events.add(event(OperationEvent.Type.INVOKE, i, operation, operation.argument(), operation.start()));
            switch (operation.outcome()) {
                case Outcome.Ok(Object value) ->
                    events.add(event(OperationEvent.Type.OK, i, operation, value, operation.finish()));
                case Outcome.Failed(String error) ->
                    events.add(event(OperationEvent.Type.FAIL, i, operation, operation.argument(), operation.finish()));
                case Outcome.Unknown(String error) ->
                    events.add(event(OperationEvent.Type.INFO, i, operation, operation.argument(), 1_000 + i));
            }
        }
        events.sort(Comparator.comparingLong(OperationEvent::time));
        return events;
    }

    private static OperationEvent event(
            OperationEvent.Type type, int process, Operation operation, Object value, long time) {
        return new OperationEvent(time, type, process, operation.f(), null, value, time, null, null);
    }
}
