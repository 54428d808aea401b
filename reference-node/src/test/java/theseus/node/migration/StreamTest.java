package theseus.node.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.message.Message.CopyBatch;
import theseus.node.message.Message.Keyed;
import theseus.node.message.Portion;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;

class StreamTest {
    private final Stream stream = new Stream(0, new NodeId("n4"));

    @Test
    void everyRecordIsSentOnceInOrderAndTheLastBatchSaysSo() {
        Snapshot snapshot = snapshot(10, 10);
        List<Keyed> sent = new ArrayList<>();
        for (int batches = 0; !stream.isDone(); batches++) {
            CopyBatch batch = stream.batch(1, 5, snapshot, 4);
            assertEquals(batch.batch() == 2, batch.last());
            sent.addAll(batch.records());
            assertTrue(stream.taken(batch.batch()));
            assertTrue(batches < 3);
        }
        assertEquals(snapshot.records(), sent);
    }

    @Test
    void aBatchIsTheSameUntilItIsTakenAndTakenOnce() {
        Snapshot snapshot = snapshot(10, 10);
        CopyBatch first = stream.batch(1, 5, snapshot, 4);
        assertEquals(first, stream.batch(1, 5, snapshot, 4));
        assertTrue(stream.taken(0));
        assertFalse(stream.taken(0));
    }

    @Test
    void hugeValuesTravelFewAtATimeButTravel() {
        Snapshot snapshot = snapshot(3, 3 << 20);
        assertEquals(1, stream.batch(1, 5, snapshot, 64).records().size());
        assertEquals(1, Portion.fitting(snapshot(1, 9 << 20).records()));
    }

    @Test
    void anEmptyRangeIsOneLastBatch() {
        assertTrue(stream.batch(1, 5, snapshot(0, 0), 4).last());
        assertTrue(stream.taken(0));
        assertTrue(stream.isDone());
    }

    private static Snapshot snapshot(int records, int chars) {
        List<Keyed> all = new ArrayList<>();
        for (int i = 0; i < records; i++)
            all.add(new Keyed(
                    Key.of("t", "k" + i), new Record(new Version(i + 1, 1, i), "x".repeat(chars), List.of())));
        return new Snapshot(all, HashTree.over(all));
    }
}
