package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.histories.Event;
import theseus.histories.OperationEvent;
import theseus.histories.Provenance;
import theseus.histories.check.Expectations;
import theseus.histories.codec.EventWriter;

class SentinelTest {
    private final List<Event> written = new ArrayList<>();
    private final Sentinel sentinel = new Sentinel(Expectations.usual(), new EventWriter() {
        @Override
        public void append(Event event) {
            written.add(event);
        }

        @Override
        public void close() {
            written.clear();
        }
    });

    @Test
    void aStaleReadRaisesTheAlarmOnceItReturns() throws IOException {
        done("write", 1L, "QUORUM");
        done("write", 2L, "QUORUM");
        done("read", 2L, "QUORUM");
        assertEquals(false, sentinel.alarmed());
        done("read", 1L, "QUORUM");
        assertEquals(true, sentinel.alarmed());
        done("read", 2L, "QUORUM");
        assertEquals(true, sentinel.alarmed());
        assertEquals(10, written.size());
        sentinel.close();
        assertEquals(List.of(), written);
    }

    @Test
    void whatWasPromisedLessRaisesNone() throws IOException {
        done("write", 1L, "QUORUM");
        done("write", 2L, "ONE");
        done("read", 1L, "QUORUM");
        done("read", 2L, "QUORUM");
        done("read", 1L, "ONE");
        assertEquals(false, sentinel.alarmed());
        done("read", 1L, "QUORUM");
        assertEquals(true, sentinel.alarmed());
    }

    private void done(String f, Object value, String level) throws IOException {
        int at = written.size();
        Provenance told = new Provenance("n1", level, null, List.of(), 1, "STEADY");
        Object argument = f.equals("read") ? null : value;
        sentinel.append(new OperationEvent(at, OperationEvent.Type.INVOKE, 1, f, "k0", argument, at, null, null));
        sentinel.append(new OperationEvent(at + 1, OperationEvent.Type.OK, 1, f, "k0", value, at + 1, null, told));
    }
}
