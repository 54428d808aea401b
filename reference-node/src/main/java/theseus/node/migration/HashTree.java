package theseus.node.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.message.Message.Keyed;
import theseus.node.store.Version;

/// A hash tree of fan-out 16 and depth 2 over keys, versions and tombstones (Merkle, 1987). A record's leaf
/// follows from its token, so two trees over the same range compare leaf by leaf. Nodes are numbered: the root's
/// children 1 to 16, then the leaves 17 to 272. Empty nodes hash to 0 and are left out.
final class HashTree {
    private static final int FAN_OUT = 16;
    private static final int FIRST_LEAF = FAN_OUT + 1;

    private final SortedMap<Integer, Long> hashes = new TreeMap<>();
    private final SortedMap<Integer, List<Keyed>> leaves = new TreeMap<>();

    private HashTree() {}

    /// The tree over records in ring order.
    static HashTree over(List<Keyed> records) {
        HashTree tree = new HashTree();
        for (Keyed keyed : records) {
            int leaf = leafOf(keyed.key().token());
            tree.leaves.computeIfAbsent(leaf, _ -> new ArrayList<>()).add(keyed);
            tree.hashes.merge(leaf, hash(keyed), HashTree::chain);
        }
        SortedMap<Integer, Long> inner = new TreeMap<>();
        tree.hashes.forEach((leaf, hash) -> inner.merge(parentOf(leaf), chain(leaf, hash), HashTree::chain));
        tree.hashes.putAll(inner);
        return tree;
    }

    /// All records, leaf by leaf.
    List<Keyed> records() {
        return leaves.values().stream().flatMap(List::stream).toList();
    }

    /// The hashes of the root's children.
    SortedMap<Integer, Long> top() {
        return new TreeMap<>(hashes.headMap(FIRST_LEAF));
    }

    /// The hashes of the leaves under these inner nodes.
    SortedMap<Integer, Long> leavesUnder(List<Integer> inner) {
        SortedMap<Integer, Long> under = new TreeMap<>();
        for (int node : inner) {
            int first = FIRST_LEAF + (node - 1) * FAN_OUT;
            under.putAll(hashes.subMap(first, first + FAN_OUT));
        }
        return under;
    }

    /// The records under a leaf, in ring order.
    List<Keyed> recordsUnder(int leaf) {
        return leaves.getOrDefault(leaf, List.of());
    }

    /// Which of these nodes hash otherwise here.
    List<Integer> differing(SortedMap<Integer, Long> others) {
        List<Integer> differing = new ArrayList<>();
        others.forEach((node, hash) -> {
            if (hashes.getOrDefault(node, 0L) != (long) hash) differing.add(node);
        });
        return differing;
    }

    static boolean isLeaf(int node) {
        return node >= FIRST_LEAF;
    }

    private static int leafOf(long token) {
        return FIRST_LEAF + (int) (mix(token) >>> 56);
    }

    private static int parentOf(int leaf) {
        return (leaf - FIRST_LEAF) / FAN_OUT + 1;
    }

    private static long hash(Keyed keyed) {
        Version version = keyed.record().version();
        long hash = chain(keyed.key().token(), version.clock());
        hash = chain(hash, version.incarnation());
        hash = chain(hash, version.sequence());
        return chain(hash, keyed.record().isTombstone() ? 1 : 2);
    }

    private static long chain(long a, long b) {
        return mix(a * 0x9E3779B97F4A7C15L + b);
    }

    /// Stafford's variant 13 of the MurmurHash3 finalizer.
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
