package theseus.histories.check.search;

/// The places that a glance has come to: which of the kept operations have been taken, which of the others have
/// happened, and the state. Numbered from 0, as many as are worth while.
final class Places {
    private static final int ROOM = 1 << 10;
    /// How many there can be.
    static final int MOST = ROOM / 2;
    final long[] taken = new long[MOST];
    final long[] used = new long[MOST];
    final int[] state = new int[MOST];
    private final int[] numberAt = new int[ROOM];
    private final int[] visitAt = new int[ROOM];
    private int visit;
    private int count;
    private boolean full;

    /// Forgets all places.
    void clear() {
        visit++;
        count = 0;
        full = false;
    }

    /// Whether there was no room for some place.
    boolean full() {
        return full;
    }

    /// The number of a place; -1 if one with the same taken and the same state was there before, of which no more had
    /// been used, or there is no room.
    ///
    /// @param counted those of `used` that count
    int add(long newTaken, long newUsed, long counted, int newState) {
        long hash = (newTaken * 31 + newState) * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 54);
        for (; visitAt[at] == visit; at = at + 1 & ROOM - 1) {
            int old = numberAt[at];
            if (taken[old] == newTaken && state[old] == newState && (used[old] & ~newUsed & counted) == 0) return -1;
        }
        if (count == MOST) {
            full = true;
            return -1;
        }
        visitAt[at] = visit;
        numberAt[at] = count;
        taken[count] = newTaken;
        used[count] = newUsed;
        state[count] = newState;
        return count++;
    }
}
