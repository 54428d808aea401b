package theseus.harness.model;

/// The worlds seen so far, each by a fingerprint of 128 bits and the place of the world that it was first reached
/// from: an open-addressing table of fixed size, so that an exploration cannot take more memory than it was given.
///
/// Two worlds with one fingerprint would be taken for the same. Among 10⁸ worlds that happens with a probability
/// below 10⁻²².
final class Seen {
    /// What a table takes for each place.
    static final int BYTES_PER_PLACE = 20;

    /// There was no room.
    static final int FULL = -2;
    /// It was there already.
    static final int KNOWN = -1;

    private final long[] high;
    private final long[] low;
    private final int[] parents;
    private final int mask;
    private final int most;
    private int size;

    /// @param bits two to this many places, of which seven eighths are used
    Seen(int bits) {
        int places = 1 << bits;
        high = new long[places];
        low = new long[places];
        parents = new int[places];
        mask = places - 1;
        most = places / 8 * 7;
    }

    /// Adds the fingerprint; its place, or [#KNOWN] or [#FULL].
    int add(long highBits, long lowBits, int parent) {
        long marked = lowBits | 1;
        int place = (int) (highBits >>> 20) & mask;
        while (low[place] != 0) {
            if (high[place] == highBits && low[place] == marked) return KNOWN;
            place = place + 1 & mask;
        }
        if (size == most) return FULL;
        size++;
        high[place] = highBits;
        low[place] = marked;
        parents[place] = parent;
        return place;
    }

    int size() {
        return size;
    }

    int parent(int place) {
        return parents[place];
    }

    /// Whether the fingerprint is the one at the place.
    boolean isAt(int place, long highBits, long lowBits) {
        return high[place] == highBits && low[place] == (lowBits | 1);
    }
}
