package theseus.histories.check.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.RegisterColumns;

class OutdatedTest {
    private static final long NEVER = Long.MAX_VALUE;
    private final List<Operation> history = new ArrayList<>();

    @Test
    void aReadOfWhatHadBeenOverwrittenIsFound() {
        add("write", 1, 0, 10);
        add("write", 2, 20, 30);
        add("read", 1, 40, 50);
        assertEquals(2, outdated());
    }

    @Test
    void soIsOneOfWhatAnotherHadNoLongerSeenAndOneOfTheBeginning() {
        add("write", 1, 0, 100);
        add("read", 1, 20, 30);
        add("read", null, 40, 50);
        add("read", 1, 60, 70);
        assertEquals(2, outdated());
    }

    @Test
    void soIsWhatNobodyWrote() {
        add("write", 1, 0, 10);
        add("read", 7, 5, 15);
        assertEquals(1, outdated());
    }

    @Test
    void whoeverMayStillHaveWrittenItExcusesARead() {
        add("write", 1, 0, 10);
        add("write", 2, 20, 30);
        add("read", 1, 40, 50);
        add("write", 1, 35, 60);
        assertEquals(-1, outdated());
        history.set(3, operation("write", 1, 3, 35, NEVER));
        assertEquals(-1, outdated());
    }

    @Test
    void whatGoesWithTheValueOrOverlapsDoesNotEndIt() {
        add("write", 1, 0, 10);
        add("read", 1, 20, 30);
        add("write", 2, 25, 45);
        add("write", 3, 5, 38);
        add("read", 1, 40, 50);
        assertEquals(-1, outdated());
    }

    @Test
    void theFirstToReturnIsTold() {
        add("write", 1, 0, 10);
        add("write", 2, 20, 30);
        add("read", 1, 40, 90);
        add("read", 1, 50, 60);
        assertEquals(3, outdated());
    }

    /// The place in the history of the operation that was found.
    private int outdated() {
        Columns columns = RegisterColumns.of(history, null);
        try {
            int row = Outdated.in(new Script(new RegisterAutomaton(columns), columns.ends(), 1 << 20));
            return row < 0 ? row : columns.origin()[row];
        } catch (Script.Oversized oversized) {
            throw new IllegalStateException(oversized);
        }
    }

    private void add(String f, Object value, long start, long finish) {
        history.add(operation(f, value, history.size(), start, finish));
    }

    private static Operation operation(String f, Object value, int number, long start, long finish) {
        Outcome outcome = finish == NEVER ? new Outcome.Unknown("timeout") : new Outcome.Ok(value);
        return new Operation(
                number, number + 100, number, f, "k", f.equals("read") ? null : value, outcome, start, finish, null);
    }
}
