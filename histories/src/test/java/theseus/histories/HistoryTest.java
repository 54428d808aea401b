package theseus.histories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    @Test
    void anOperationRunsFromItsInvocationToItsCompletion() {
        History history = new Events()
                .on("k")
                .invoke(1, "write", 5L)
                .done(2, "read", 5L)
                .ok(1, "write", 5L)
                .history();
        Operation write = history.operations().get(0);
        assertEquals(new Operation(0, 3, 1, "write", "k", 5L, new Outcome.Ok(5L), 1_000, 4_000, null), write);
        assertEquals(
                List.of("write", "read"),
                history.operations().stream().map(Operation::f).toList());
    }

    @Test
    void anOperationThatNeverCompletesIsUnknown() {
        History history =
                new Events().invoke(1, "write", 5L).done(2, "read", null).history();
        assertEquals(new Outcome.Unknown(null), history.operations().get(0).outcome());
        assertEquals(Long.MAX_VALUE, history.operations().get(0).finish());
        assertEquals(-1, history.operations().get(0).completed());
    }

    @Test
    void aCrashedOperationHasNoFinishAndAFailedOneHas() {
        History history = new Events()
                .invoke(1, "write", 5L)
                .info(1, "write", 5L)
                .invoke(2, "write", 6L)
                .fail(2, "write", 6L)
                .history();
        assertEquals(new Outcome.Unknown("timeout"), history.operations().get(0).outcome());
        assertEquals(Long.MAX_VALUE, history.operations().get(0).finish());
        assertEquals(new Outcome.Failed("refused"), history.operations().get(1).outcome());
        assertEquals(4_000, history.operations().get(1).finish());
    }

    @Test
    void aCompletionWithoutInvocationIsRefused() {
        var e = assertThrows(
                InconsistentHistory.class, () -> new Events().ok(1, "read", 5L).history());
        assertEquals("process 1 completes a read that it never invoked", e.problem());
    }

    @Test
    void twoOpenInvocationsOfOneProcessAreRefused() {
        var e = assertThrows(
                InconsistentHistory.class,
                () -> new Events()
                        .invoke(1, "read", null)
                        .invoke(1, "write", 5L)
                        .history());
        assertEquals("process 1 invokes write while its read of event 0 is open", e.problem());
        assertEquals(1, e.index());
    }

    @Test
    void aCompletionOfSomethingElseIsRefused() {
        var e = assertThrows(
                InconsistentHistory.class,
                () -> new Events().invoke(1, "read", null).ok(1, "write", 5L).history());
        assertEquals("process 1 completes a write while its read of event 0 is open", e.problem());
    }

    @Test
    void phasesStandApartFromOperations() {
        History history = new Events()
                .phase(1, "PREPARE")
                .done(1, "read", null)
                .phase(2, "DUAL_WRITE")
                .history();
        assertEquals(
                List.of("PREPARE", "DUAL_WRITE"),
                history.phases().stream().map(PhaseEvent::phase).toList());
        assertEquals(1, history.operations().size());
        assertEquals(4, history.events().size());
    }
}
