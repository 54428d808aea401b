package theseus.histories.check.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.check.column.Ends;
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
