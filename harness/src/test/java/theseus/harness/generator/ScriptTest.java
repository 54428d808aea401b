package theseus.harness.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final Scheduled FIRST = scheduled(10, 0, "a");
    private static final Scheduled SECOND = scheduled(20, 0, "b");
    private static final Scheduled OTHER = scheduled(15, 1, "c");

    @Test
    void anOperationWaitsUntilItIsDueFromTheBeginningOfTheScript() {
        Script script = Script.of(List.of(FIRST), 0).begun(1_000);
        Step.Wait wait = assertInstanceOf(Step.Wait.class, script.op(at(1_000, 0)));
        assertEquals(1_010, wait.untilNanos());
        assertEquals(FIRST.invocation(), invoked(wait.then().op(at(1_010, 0))).invocation());
    }

    @Test
    void aBusyThreadHoldsUpItsOwnOperationsAlone() {
        Generator script = begun(Script.of(List.of(SECOND, OTHER, FIRST), 0));
        assertEquals(OTHER.invocation(), invoked(script.op(at(50, 1))).invocation());
    }

    @Test
    void aThreadKeepsTheOrderOfItsOperations() {
        Step.Invoke first = invoked(begun(Script.of(List.of(SECOND, FIRST), 0)).op(at(50, 0)));
        assertEquals(FIRST.invocation(), first.invocation());
        assertEquals(SECOND.invocation(), invoked(first.then().op(at(50, 0))).invocation());
    }

    @Test
    void aScriptIsDoneWhenAllWereInvokedAndWaitsForABusyThreadBefore() {
        Step.Invoke only = invoked(begun(Script.of(List.of(FIRST), 0)).op(at(50, 0)));
        assertInstanceOf(Step.Done.class, only.then().op(at(50, 0)));
        Step.Wait busy = assertInstanceOf(
                Step.Wait.class, begun(Script.of(List.of(FIRST), 0)).op(at(50, 1)));
        assertEquals(Step.SOMETHING_HAPPENS, busy.untilNanos());
    }

    @Test
    void aScriptIsNotDoneBeforeItsEnd() {
        Generator script = begun(Script.of(List.of(), 100));
        assertEquals(
                100, assertInstanceOf(Step.Wait.class, script.op(at(99, 0))).untilNanos());
        assertInstanceOf(Step.Done.class, script.op(at(100, 0)));
    }

    private static Generator begun(Script script) {
        return script.begun(0);
    }

    private static Step.Invoke invoked(Step step) {
        return assertInstanceOf(Step.Invoke.class, step);
    }

    private static Context at(long nanos, int free) {
        return new Context(nanos, 2, List.of(free));
    }

    private static Scheduled scheduled(long nanos, int thread, String key) {
        return new Scheduled(nanos, thread, new Invocation("read", key, null, "QUORUM"));
    }
}
