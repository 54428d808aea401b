package theseus.node.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.message.Message.Keyed;
import theseus.node.ring.Key;
import theseus.node.store.Record;
import theseus.node.store.Version;

class HashTreeTest {
    @Test
    void equalRecordsMakeEqualTrees() {
        HashTree one = HashTree.over(records(1000));
        assertTrue(HashTree.over(records(1000)).differing(one.top()).isEmpty());
    }

    @Test
    void oneChangedVersionIsFoundUnderOneLeaf() {
        List<Keyed> changed = records(1000);
        Keyed odd = changed.get(617);
        changed.set(617, new Keyed(odd.key(), new Record(new Version(99_999, 1, 1), "v", List.of())));
        HashTree source = HashTree.over(changed);
        HashTree target = HashTree.over(records(1000));
        List<Integer> inner = target.differing(source.top());
        assertEquals(1, inner.size());
        List<Integer> leaves = target.differing(source.leavesUnder(inner));
        assertEquals(1, leaves.size());
        assertTrue(source.recordsUnder(leaves.getFirst()).contains(changed.get(617)));
    }

    @Test
    void aTombstoneIsNotItsValue() {
        List<Keyed> deleted = records(1);
        Record value = deleted.getFirst().record();
        deleted.set(0, new Keyed(deleted.getFirst().key(), new Record(value.version(), null, List.of())));
        assertEquals(
                1,
                HashTree.over(records(1))
                        .differing(HashTree.over(deleted).top())
                        .size());
    }

    @Test
    void whatTheSourceDoesNotHaveIsNotAskedFor() {
        assertTrue(HashTree.over(records(50))
                .differing(HashTree.over(List.of()).top())
                .isEmpty());
    }

    private static List<Keyed> records(int count) {
        List<Keyed> records = new ArrayList<>();
        for (int i = 0; i < count; i++)
            records.add(new Keyed(Key.of("t", "k" + i), new Record(new Version(i + 1, 1, i), "v" + i, List.of())));
        records.sort((a, b) -> a.key().compareTo(b.key()));
        return records;
    }
}
