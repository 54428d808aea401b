package theseus.histories.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.histories.Event;
import theseus.histories.Events;
import theseus.histories.FaultEvent;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.OperationEvent;
import theseus.histories.Outcome;

class EdnTest {
    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        List<Event> events = new ArrayList<>(new Events()
                .on("k 1")
                .invoke(1, "write", "a \"quoted\"\n\\ü")
                .invoke(2, "cas", Arrays.asList(1L, null))
                .ok(1, "write", "a \"quoted\"\n\\ü", "QUORUM", "v7")
                .phase(3, "CUTOVER")
                .info(2, "cas", Arrays.asList(1L, null))
                .done(3, "read", true)
                .list());
        var details = new TreeMap<String, String>();
        details.put("probe", "refused");
        events.add(new FaultEvent(
                events.size(), 90_000, 4, "partition", FaultEvent.Step.PROVEN, List.of("n1", "n2"), details));
        var bytes = new ByteArrayOutputStream();
        try (var writer = new EdnWriter(bytes)) {
            for (Event event : events) writer.append(event);
        }
        assertEquals(events, read(bytes.toString(UTF_8)));
    }

    @Test
    void mapsALineAVectorAListAndTaggedRecordsAreTheSameHistory() throws IOException {
        String ops = "{:type :invoke, :f :write, :value 2, :process 4}\n"
                + "; a remark\n{:type :ok :f :write, :value 2, :process 4, :error #object[java.lang.Object 0x1f \"x\"] #_{:x 1} :r 1/2, :p #\"a+\", :n ##NaN, :c \\a}\n";
        List<Event> plain = read(ops);
        assertEquals(2, plain.size());
        assertEquals(plain, read("[" + ops + "]"));
        assertEquals(plain, read(" ; first a remark\n( ; and another\n" + ops + ")\n; the end\n"));
        assertEquals(plain, read("[" + ops.replace("{", "#jepsen.history.Op{") + "]"));
        assertEquals(plain, read("[" + ops.replace("{", "#knossos.op.Op {") + "]"));
    }

    @Test
    void vectorsAreOperationsLikeMaps() throws IOException {
        String maps = """
                {:process 70, :type :invoke, :f :read, :value nil}
                {:process 71, :type :invoke, :f :cas, :value [1 2]}
                {:process :nemesis, :type :info, :f :start, :value "Cut off [:n3 #[:n4]]"}
                {:process 70, :type :ok, :f :read, :value 3}
                {:process 71, :type :info, :f :cas, :value [1 2], :error :conn-lost}
                {:process 72, :type :invoke, :f :acquire}
                {:process 72, :type :fail, :f :acquire, :error :held}
                """;
        String vectors = """
                [70  :invoke :read nil]
                [71  :invoke :cas  [1 2]]
                [:nemesis :info :start "Cut off [:n3 #[:n4]]"]
                [70  :ok :read 3]
                [71  :info :cas  [1 2] :conn-lost]
                [72  :invoke :acquire]
                [72  :fail :acquire :held]
                """;
        assertEquals(read(maps), read(vectors));
        assertEquals(read(maps), read("[" + vectors + "]"));
        assertEquals(read(maps), read("; vectors\n( ; all of them\n" + vectors + ")"));
        for (String file : List.of(vectors, "[" + vectors + "]", "; x\n(" + vectors + ")"))
            assertEquals(Format.EDN, Format.of(file.getBytes(UTF_8), file.length()));
        assertDamage("[1 :invoke]", "h:1: not an operation: [1 :invoke]; expected");
    }

    @Test
    void indexAndTimeAreTakenWhereTheyAreAndCountedWhereNot() throws IOException {
        List<Event> with = read("{:process 0, :type :invoke, :f :read, :value nil, :index 7, :time 500}");
        assertEquals(
                new OperationEvent(7, OperationEvent.Type.INVOKE, 0, "read", null, null, 500, null, null), with.get(0));
        List<Event> without = read("{:process 0, :type :invoke, :f :read}{:process 0, :type :ok, :f :read, :value 3}");
        assertEquals(List.of(0L, 1L), without.stream().map(Event::time).toList());
        assertEquals(List.of(0L, 1L), without.stream().map(Event::index).toList());
    }

    @Test
    void theOrderOfTheLinesCountsWhereTimesRunBackwards() throws IOException {
        String ops = "{:process 0, :type :invoke, :f :write, :value 1, :time 10}\n"
                + "{:process 0, :type :ok, :f :write, :value 1, :time 20}\n"
                + "{:process 1, :type :invoke, :f :read, :value nil, :time 19}\n";
        try (var reader = reader(ops)) {
            reader.next();
            assertEquals(20, reader.next().time());
            assertEquals(21, reader.next().time());
            assertNull(reader.next());
            assertEquals(List.of("times run backwards at 1 events; the order of the lines was kept"), reader.notes());
        }
    }

    @Test
    void eventsOfOneMomentDoNotRunBackwards() throws IOException {
        String ops = "{:process 0, :type :invoke, :f :write, :value 1, :time 10}\n"
                + "{:process 1, :type :invoke, :f :write, :value 2, :time 10}\n"
                + "{:process 2, :type :invoke, :f :write, :value 3, :time 10}\n"
                + "{:process 0, :type :ok, :f :write, :value 1, :time 11}\n";
        try (var reader = reader(ops)) {
            while (reader.next() != null) continue;
            assertEquals(List.of(), reader.notes());
        }
    }

    @Test
    void tuplesOfIndependentKeysGiveTheKey() throws IOException {
        List<Operation> operations = History.of(read("""
                {:type :invoke, :f :read, :value [5 nil], :process 0}
                {:type :invoke, :f :cas, :value [6 [1 2]], :process 1}
                {:type :ok, :f :read, :value [5 3], :process 0}
                {:type :info, :f :cas, :value nil, :process 1, :error :timeout}
                {:type :invoke, :f :write, :value ["x" 3], :process 2}
                """)).operations();
        assertEquals(
                List.of("5", "6", "x"), operations.stream().map(Operation::key).toList());
        assertEquals(new Outcome.Ok(3L), operations.get(0).outcome());
        assertEquals(List.of(1L, 2L), operations.get(1).argument());
        assertEquals(new Outcome.Unknown("timeout"), operations.get(1).outcome());
        assertEquals(3L, operations.get(2).argument());
    }

    @Test
    void aPairThatIsNoTupleStaysAPair() throws IOException {
        List<Operation> cas = History.of(read("{:type :invoke, :f :cas, :value [1 2], :process 0}"))
                .operations();
        assertNull(cas.get(0).key());
        assertEquals(List.of(1L, 2L), cas.get(0).argument());
        List<Operation> after = History.of(read("{:type :invoke, :f :read, :value nil, :process 0}"
                        + "{:type :ok, :f :read, :value [1 2], :process 0}"))
                .operations();
        assertEquals(new Outcome.Ok(List.of(1L, 2L)), after.get(0).outcome());
        List<Operation> txn = History.of(
                        read("{:type :invoke, :f :txn, :value [[:read :x nil] [:write :y 2]], :process 0}"))
                .operations();
        assertNull(txn.get(0).key());
    }

    @Test
    void aKeyOfItsOwnIsTaken() throws IOException {
        List<Operation> operations = History.of(
                        read("{:process 0, :type :invoke, :f :put, :key \"0\", :value \"x 0 0 y\"}"))
                .operations();
        assertEquals("0", operations.get(0).key());
        assertEquals("x 0 0 y", operations.get(0).argument());
    }

    @Test
    void theNemesisIsNoClient() throws IOException {
        List<Event> events =
                read("{:type :info, :f :start, :process :nemesis, :time 5, :value [:isolated {\"n1\" #{\"n2\"}}]}");
        FaultEvent fault = (FaultEvent) events.get(0);
        assertEquals("start", fault.kind());
        assertEquals("[:isolated {\"n1\" #{\"n2\"}}]", fault.details().get("value"));
    }

    @Test
    void aSetIsASortedListAndAKeywordKeepsItsColon() throws IOException {
        List<Event> events =
                read("{:process 0, :type :ok, :f :read, :value #{10 9 1}}{:process 0, :type :ok, :f :read, :value :x}");
        assertEquals(List.of(1L, 9L, 10L), ((OperationEvent) events.get(0)).value());
        assertEquals(":x", ((OperationEvent) events.get(1)).value());
    }

    @Test
    void aFileCutOffIsReadToItsLastWholeOperation() throws IOException {
        String op = "{:process 0, :type :invoke, :f :read, :value nil}\n";
        assertNote(
                op + "{:process 0, :ty",
                1,
                "the operation on line 2 is torn and was left out: the file ends in its middle");
        assertNote("[" + op, 1, "the file ends before its closing ]");
        assertNote(
                "[" + op + "{:process 0, :ty",
                1,
                "the operation on line 2 is torn and was left out: the file ends in its middle");
    }

    @Test
    void damageIsToldWithItsPlace() {
        String op = "{:process 0, :type :invoke, :f :read, :value nil}\n";
        assertDamage(op + "}\n" + op, "h:2: there is a } too many; expected a value");
        assertDamage(op + "\n 17\n", "h:3: not an operation: 17; expected maps as {:process 0, :type :invoke, ...}");
        assertDamage(
                op + "{:process 0, :f :read}",
                "h:2: the operation's :type is null; expected :invoke, :ok, :fail or :info");
        assertDamage(op + "{:type :ok, :f :read}", "h:2: the operation has no :process; expected a number or :nemesis");
        assertDamage(op + "{:type :ok, :process 1}", "h:2: the operation has no :f; expected a keyword as :read");
        assertDamage(
                "{:process \"0, :type :invoke}\n" + op.repeat(40),
                "h:1: what begins here does not end; expected maps as");
        assertDamage("[" + op + "] {}", "h:2: something follows the closing ]; expected the end of the file");
    }

    private static void assertDamage(String file, String start) {
        var e = assertThrows(MalformedHistory.class, () -> read(file));
        assertEquals(
                start,
                e.getMessage()
                        .substring(0, Math.min(start.length(), e.getMessage().length())));
    }

    private static void assertNote(String file, int events, String note) throws IOException {
        try (var reader = reader(file)) {
            for (int i = 0; i < events; i++) reader.next();
            assertNull(reader.next());
            assertEquals(List.of(note), reader.notes());
        }
    }

    private static EdnReader reader(String file) {
        return new EdnReader("h", new ByteArrayInputStream(file.getBytes(UTF_8)));
    }

    private static List<Event> read(String file) throws IOException {
        List<Event> events = new ArrayList<>();
        try (var reader = reader(file)) {
            for (Event event = reader.next(); event != null; event = reader.next()) events.add(event);
        }
        return events;
    }
}
