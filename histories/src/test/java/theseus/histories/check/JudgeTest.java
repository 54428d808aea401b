package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Events;
import theseus.histories.History;
import theseus.histories.model.ElementSet;
import theseus.histories.model.Model;
import theseus.histories.model.MultiRegister;
import theseus.histories.model.Register;

class JudgeTest {
    @Test
    void aCorrectHistoryIsValid() {
        Judgement judgement = judge(
                new Events().on("k").done(1, "write", 1L).done(2, "read", 1L).history(), new Register());
        assertInstanceOf(Verdict.Valid.class, judgement.verdict());
        assertEquals(
                List.of("k"), judgement.keys().stream().map(KeyVerdict::key).toList());
        assertEquals(2, judgement.operations());
    }

    @Test
    void whatShowedFirstLeads() {
        History history = new Events()
                .on("a")
                .done(1, "write", 1L)
                .done(2, "read", 9L)
                .on("b")
                .done(1, "write", 2L)
                .done(2, "read", null)
                .history();
        Verdict.Violation violation =
                (Verdict.Violation) judge(history, new Register()).verdict();
        assertEquals("a", violation.findings().getFirst().key());
        assertEquals(Anomaly.DIRTY_READ, violation.findings().getFirst().anomaly());
        assertEquals(
                1,
                violation.findings().stream()
                        .filter(f -> f.anomaly() == Anomaly.DIRTY_READ)
                        .count());
    }

    @Test
    void aViolationComesBeforeWhatIsUndecided() {
        History history =
                new Events().done(1, "add", 1L).done(2, "read", List.of(7L)).history();
        Judgement judgement = Judge.judge(history, Expectations.usual(), new ElementSet(), Budget.of(Duration.ZERO));
        assertInstanceOf(Verdict.Violation.class, judgement.verdict());
    }

    @Test
    void aFunctionThatTheModelDoesNotKnowIsUndecided() {
        Verdict verdict = judge(new Events().done(1, "enqueue", 1L).history(), new Register())
                .verdict();
        assertInstanceOf(Verdict.Undecided.class, verdict);
    }

    @Test
    void aWriteAtOneMayStillComeOrNotAtAll() {
        Events events = new Events().done(1, "write", 1L, "QUORUM", "v1").done(1, "write", 2L, "ONE", "v2");
        assertInstanceOf(
                Verdict.Valid.class,
                judge(
                                events.done(2, "read", 1L, "QUORUM", "v1")
                                        .done(2, "read", 2L, "QUORUM", "v2")
                                        .history(),
                                new Register())
                        .verdict());
        assertInstanceOf(
                Verdict.Violation.class,
                judge(events.done(2, "read", 1L, "QUORUM", "v1").history(), new Register())
                        .verdict());
    }

    @Test
    void aReadAtOneIsNotHeldToRealTime() {
        Events events = new Events().done(1, "write", 1L, "ALL", "v1").done(2, "read", null, "ONE", null);
        assertInstanceOf(
                Verdict.Valid.class,
                judge(events.invoke(1, "write", 2L).history(), new Register()).verdict());
    }

    @Test
    void aTransactionSeesAllRegistersAtOneMoment() {
        Events events = new Events()
                .done(1, "txn", List.of(List.of("write", "x", 1L), List.of("write", "y", 1L)))
                .done(2, "txn", List.of(List.of("read", "x", 1L), List.of("read", "y", 1L), List.of("read", "z", 0L)));
        assertInstanceOf(
                Verdict.Valid.class,
                judge(events.history(), new MultiRegister(0L)).verdict());
        events.done(2, "txn", List.of(List.of("read", "x", 1L), List.of("read", "y", 0L)));
        assertInstanceOf(
                Verdict.Violation.class,
                judge(events.history(), new MultiRegister(0L)).verdict());
    }

    private static Judgement judge(History history, Model model) {
        return Judge.judge(history, Expectations.usual(), model, Budget.usual());
    }
}
