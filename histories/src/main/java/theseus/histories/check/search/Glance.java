package theseus.histories.check.search;

import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import theseus.histories.check.column.Columns;

/// A quick look at a few operations of a register that returned, among others that may have happened: it lays nothing
/// out, and supposes that the others can happen again and again.
///
/// What has no order even so has none. An order in which each of the others happens once is one. Of anything else, and
/// of more than it can take in, it says nothing, and a search must be asked.
public final class Glance {
    private static final int RETURNED_MOST = 63;
    private static final int PLACES = 1 << 10;
    private static final int PLACES_MOST = PLACES / 2;

    private final Columns columns;
    private final int[] byStart;
    private final int[] byFinish;
    private final long[] masks = new long[PLACES];
    private final int[] values = new int[PLACES];
    private final int[] visits = new int[PLACES];
    private int visit;
    private int places;
    private Row[] kept;
    private Row[] others;
    private long all;
    private boolean[] used;
    private int again;

    /// Looks at rows of these columns of one key.
    public Glance(Columns columns) {
        this.columns = columns;
        byStart = sorted(columns.ends().start());
        byFinish = sorted(columns.ends().finish());
    }

    private static int[] sorted(int[] ranks) {
        return IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparing(row -> ranks[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// Whether an order explains the answers of the kept rows, if the open ones happened at some time or never.
    public Optional<Boolean> explicable(BitSet keptRows, BitSet openRows) {
        if (keptRows.cardinality() > RETURNED_MOST) return Optional.empty();
        kept = Row.of(byFinish, keptRows, columns);
        others = Row.of(byStart, openRows, columns);
        all = (1L << kept.length) - 1;
        used = new boolean[others.length];
        visit++;
        places = 0;
        again = 0;
        boolean found = from(0, columns.initial()[0]);
        return places > PLACES_MOST || found && again > 0 ? Optional.empty() : Optional.of(found);
    }

    private record Row(byte kind, int from, int to, int start, int finish) {
        static Row[] of(int[] order, BitSet wanted, Columns columns) {
            Row[] rows = new Row[wanted.cardinality()];
            int count = 0;
            for (int row : order) if (wanted.get(row)) rows[count++] = of(columns, row);
            return rows;
        }

        private static Row of(Columns columns, int row) {
            return new Row(
                    columns.kind()[row],
                    columns.from()[row],
                    columns.to()[row],
                    columns.ends().start()[row],
                    columns.ends().finish()[row]);
        }

        boolean pure() {
            return to < 0;
        }

        /// Whether it may come next where the register holds this value.
        boolean fits(int value) {
            return switch (kind) {
                case Columns.WRITE -> true;
                case Columns.MISS -> from != value;
                default -> from == value;
            };
        }
    }

    /// Whether there is an order from here on, with those of the mask taken.
    private boolean from(long before, int value) {
        if (!enter(before, value)) return false;
        long taken = settled(before, value);
        if (taken == all) return true;
        int limit = limit(taken);
        for (long left = all & ~taken; left != 0; left &= left - 1) {
            Row row = kept[Long.numberOfTrailingZeros(left)];
            if (row.start >= limit || row.pure() || !row.fits(value)) continue;
            if (from(taken | Long.lowestOneBit(left), row.to)) return true;
        }
        return byOthers(taken, value, limit);
    }

    private boolean byOthers(long taken, int value, int limit) {
        for (int i = 0; i < others.length && others[i].start < limit; i++) {
            if (others[i].to == value || !others[i].fits(value)) continue;
            int other = unused(i, value, limit);
            boolean reused = used[other];
            used[other] = true;
            if (reused) again++;
            if (from(taken, others[i].to)) return true;
            if (reused) again--;
            else used[other] = false;
        }
        return false;
    }

    /// The first from `i` on with the same effect that has not happened yet; `i` itself if all of them have.
    private int unused(int i, int value, int limit) {
        for (int other = i; other < others.length && others[other].start < limit; other++)
            if (!used[other] && others[other].to == others[i].to && others[other].fits(value)) return other;
        return i;
    }

    /// All that may be taken now and change nothing are.
    private long settled(long before, int value) {
        long taken = before;
        for (int limit = limit(taken), was = -1; limit != was; limit = limit(taken)) {
            was = limit;
            for (long left = all & ~taken; left != 0; left &= left - 1) {
                Row row = kept[Long.numberOfTrailingZeros(left)];
                if (row.start < limit && row.pure() && row.fits(value)) taken |= Long.lowestOneBit(left);
            }
        }
        return taken;
    }

    /// The end before which those that come next began: the first of those that are not taken.
    private int limit(long taken) {
        return taken == all ? Integer.MAX_VALUE : kept[Long.numberOfTrailingZeros(~taken)].finish;
    }

    /// Whether it has not been here before, and may go on.
    private boolean enter(long taken, int value) {
        if (places > PLACES_MOST) return false;
        long hash = (taken * 31 + value) * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 54);
        for (; visits[at] == visit; at = at + 1 & PLACES - 1)
            if (masks[at] == taken && values[at] == value) return false;
        visits[at] = visit;
        masks[at] = taken;
        values[at] = value;
        places++;
        return true;
    }
}
