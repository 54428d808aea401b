package theseus.histories.check.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.histories.Operation;
import theseus.histories.bench.Mix;
import theseus.histories.bench.Simulated;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.Ends;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.model.Call;
import theseus.histories.model.Register;

class DepthFirstTest {
    private static final List<Call> CALLS = List.of(write(1), write(2), read(2), read(1));

    @Test
    void anOrderThatExplainsAllIsTold() throws Script.Oversized {
        Result result = search(new long[] {0, 1, 30, 2}, new long[] {10, 20, 40, 50});
        assertArrayEquals(
                new int[] {0, 3, 1, 2},
                assertInstanceOf(Result.Linearizable.class, result).order());
    }

    @Test
    void whereThereIsNoneTheLongestOneIsTold() throws Script.Oversized {
        Result result = search(new long[] {0, 20, 40, 60}, new long[] {10, 30, 50, 70});
        Result.Impossible impossible = assertInstanceOf(Result.Impossible.class, result);
        assertArrayEquals(new int[] {0, 1, 2}, impossible.order());
        assertEquals(3, impossible.stuck());
    }

    /// Hidden writes, too, have a place at which they change nothing.
    @ParameterizedTest
    @ValueSource(ints = {0, 150})
    void everyOrderThatIsToldIsOne(int crashed) throws Script.Oversized {
        for (long seed = 0; seed < 2_000; seed++) {
            int clients = 2 + (int) (seed % 7);
            Mix mix = new Mix(30, 1, clients, 2 + (int) (seed % 5), seed % 2 == 0, crashed);
            List<Operation> history = Simulated.history(mix, seed);
            Columns columns = RegisterColumns.of(history, null);
            Script script = new Script(new RegisterAutomaton(columns), columns.ends(), 1 << 20);
            Result result = new DepthFirst(script).advance(1_000_000);
            int[] order = assertInstanceOf(Result.Linearizable.class, result).order();
            assertIsOrder(columns, order, "seed " + seed);
        }
    }

    private static void assertIsOrder(Columns columns, int[] order, String which) {
        RegisterAutomaton register = new RegisterAutomaton(columns);
        int state = register.initial();
        int latestStart = -1;
        BitSet put = new BitSet();
        for (int row : order) {
            assertFalse(put.get(row), which);
            put.set(row);
            state = register.step(state, row);
            assertNotEquals(Automaton.REFUSED, state, which);
            latestStart = Math.max(latestStart, columns.ends().start()[row]);
            assertTrue(columns.crashed(row) || columns.ends().finish()[row] > latestStart, which);
        }
        for (int row = 0; row < columns.size(); row++) assertTrue(columns.crashed(row) || put.get(row), which);
    }

    private static Result search(long[] start, long[] finish) throws Script.Oversized {
        Ends ends = Ends.of(start, finish, start.length);
        Script script = new Script(new TableAutomaton(new Register(null), CALLS), ends, 1 << 20);
        return new DepthFirst(script).advance(1_000);
    }

    private static Call write(long value) {
        return new Call("write", null, value, value, true);
    }

    private static Call read(long value) {
        return new Call("read", null, null, value, true);
    }
}
