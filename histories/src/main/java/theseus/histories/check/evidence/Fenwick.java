package theseus.histories.check.evidence;

/// Counts how many of the positions marked so far lie at or behind another, in O(log n) (Fenwick's binary indexed
/// tree).
final class Fenwick {
    private final int[] tree;
    private int marked;

    Fenwick(int positions) {
        tree = new int[positions + 1];
    }

    void add(int position) {
        marked++;
        for (int i = position + 1; i < tree.length; i += i & -i) tree[i]++;
    }

    int countFrom(int position) {
        int before = 0;
        for (int i = Math.min(position, tree.length - 1); i > 0; i -= i & -i) before += tree[i];
        return marked - before;
    }
}
