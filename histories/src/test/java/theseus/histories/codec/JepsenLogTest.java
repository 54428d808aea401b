package theseus.histories.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Event;
import theseus.histories.FaultEvent;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;

class JepsenLogTest {
    @Test
    void tabsAndBlanksSeparateTheColumns() throws IOException {
        List<Operation> operations = operations("INFO  jepsen.util - 0\t:invoke\t:read\tnil\n"
                + "INFO jepsen.util - 1 :invoke :write 2\n"
                + "INFO  jepsen.util - 0\t:ok\t:read\t2\n"
                + "INFO  jepsen.util - 1\t:ok\t:write\t2\n"
                + "INFO  jepsen.util - 3 \t:invoke :cas \t[54 1] \t:hint 0\n"
                + "INFO  jepsen.util - 3 \t:fail :cas \t[54 1] \t:hint 0\n"
                + "2015-03-04 15:32:01,123{GMT}\tINFO\t[jepsen worker 4] jepsen.util: 14\t:invoke\t:write\t9\n");
        assertEquals(
                List.of("read", "write", "cas", "write"),
                operations.stream().map(Operation::f).toList());
        assertEquals(new Outcome.Ok(2L), operations.get(0).outcome());
        assertEquals(2L, operations.get(1).argument());
        assertEquals(List.of(54L, 1L), operations.get(2).argument());
        assertInstanceOf(Outcome.Failed.class, operations.get(2).outcome());
        assertEquals(14, operations.get(3).process());
    }

    @Test
    void aTimedOutOperationIsUnknown() throws IOException {
        List<Operation> operations = operations("INFO  jepsen.util - 4\t:invoke\t:write\t1\n"
                + "INFO  jepsen.util - 4\t:info\t:write\t:timed-out\n"
                + "INFO  jepsen.util - 5\t:invoke\t:write\t1\n"
                + "INFO  jepsen.util - 5\t:info\t:write\t1\t\"indeterminate: refused\"\n");
        assertEquals(new Outcome.Unknown("timed-out"), operations.get(0).outcome());
        assertEquals(
                new Outcome.Unknown("indeterminate: refused"), operations.get(1).outcome());
    }

    @Test
    void anErrorMayBeAnythingButAValueMayNot() throws IOException {
        List<Operation> operations = operations("0\t:invoke\t:read\t[0 nil]\n"
                + "0\t:info\t:read\t[0 nil]\t[:timeout #object[a.b 0x1 \"x\n"
                + "1\t:invoke\t:write\t[0 1]\n"
                + "1\t:fail\t:write\t[0 1]\t} java.net.SocketTimeoutException\n");
        assertInstanceOf(Outcome.Unknown.class, operations.get(0).outcome());
        assertInstanceOf(Outcome.Failed.class, operations.get(1).outcome());
    }

    @Test
    void otherLinesArePassedOverAndCounted() throws IOException {
        String log =
                "INFO  jepsen.core - Running test\nINFO  jepsen.util - :nemesis\t:info\t:start\tnil\n\nINFO  jepsen.util - 0\t:invoke\t:read\tnil\n";
        try (var reader = reader(log)) {
            assertInstanceOf(FaultEvent.class, reader.next());
            while (reader.next() != null) continue;
            assertEquals(List.of("1 lines show no operation and were passed over"), reader.notes());
        }
    }

    @Test
    void aValueThatIsNoneIsDamage() {
        var e = assertThrows(
                MalformedHistory.class,
                () -> operations("INFO jepsen.util - 0 :invoke :write [1\nINFO jepsen.util - 0 :ok :write 1\n"));
        assertEquals("h:1: the value does not end; expected nil, a number, a string or a vector", e.getMessage());
    }

    private static List<Operation> operations(String log) throws IOException {
        List<Event> events = new ArrayList<>();
        try (var reader = reader(log)) {
            for (Event event = reader.next(); event != null; event = reader.next()) events.add(event);
        }
        return History.of(events).operations();
    }

    private static JepsenLogReader reader(String log) {
        return new JepsenLogReader("h", new ByteArrayInputStream(log.getBytes(UTF_8)));
    }
}
