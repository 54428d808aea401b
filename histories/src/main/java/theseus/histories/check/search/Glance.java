package theseus.histories.check.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import theseus.histories.check.column.Ends;

/// A quick look at a few operations that returned, among others that may have happened: it lays nothing out, and
/// supposes first that the others can happen again and again.
///
/// What has no order even so has none. Only where an order was found in which one of the others happened too often does
/// it look again, and keeps in mind which of them have happened. Of more than it can take in it says nothing, and a
/// search must be asked.
public final class Glance {
    private static final int MOST = Long.SIZE - 1;
    private static final int PLACES = 1 << 10;
    private static final int PLACES_MOST = PLACES / 2;
    private static final int NONE = -1;

    private final Automaton automaton;
    private final int[] start;
    private final int[] finish;
    /// The number of each row's effect.
    private final int[] effectOf;
    private final long[] masks = new long[PLACES];
    private final long[] happened = new long[PLACES];
    private final int[] states = new int[PLACES];
    private final int[] visits = new int[PLACES];
    private int visit;
    private int places;
    /// The rows that returned, in order of return.
    private final int[] kept = new int[MOST];
    private int keptCount;
    /// The rows that may have happened, in order of invocation, and which of them is the next of the same effect.
    private final int[] others = new int[MOST];
    private final int[] next = new int[MOST];
    /// The first of the others of each effect that there is.
    private final int[] first = new int[MOST];
    private int effects;
    /// By the number of an effect: a row that has it; as of a question, the last of the others that has it, and where
    /// its first one stands in `first`.
    private final int[] example;
    private final int[] last;
    private final int[] lastQuestion;
    private final int[] placeOf;
    private long all;
    private long pure;
    /// By number of the first that has not been taken: of the kept rows, those that had begun when it returned; of the
    /// effects, those that could have happened by then.
    private final long[] begun = new long[MOST];
    private final long[] begunEffects = new long[MOST];
    /// By state, as of a question: the kept rows that fit it, and the effects that change it.
    private long[] fitting = new long[32];
    private long[] changing = new long[32];
    private int[] known = new int[32];
    /// By state: the numbers of the effects that change it.
    private int[][] changes = new int[32][];
    private int question;
    /// Whether each of the others happens once at most.
    private boolean once;
    private boolean again;

    /// Looks at rows of this automaton that began and ended at these ranks.
    ///
    /// @param mayBeOpen the rows that are ever asked about as open
    public Glance(Automaton automaton, Ends ends, BitSet mayBeOpen) {
        this.automaton = automaton;
        start = ends.start();
        finish = ends.finish();
        effectOf = new int[start.length];
        example = new int[mayBeOpen.cardinality()];
        Map<Long, Integer> numbers = new HashMap<>();
        for (int row = mayBeOpen.nextSetBit(0); row >= 0; row = mayBeOpen.nextSetBit(row + 1)) {
            int fresh = numbers.size();
            Integer known = numbers.putIfAbsent(automaton.classOf(row), fresh);
            effectOf[row] = known == null ? fresh : known;
            if (known == null) example[fresh] = row;
        }
        last = new int[numbers.size()];
        lastQuestion = new int[numbers.size()];
        placeOf = new int[numbers.size()];
    }

    /// Whether an order explains the answers of the kept rows, if the open ones happened at some time or never.
    public Optional<Boolean> explicable(BitSet keptRows, BitSet openRows) {
        keptCount = keptRows.cardinality();
        int othersCount = openRows.cardinality();
        if (keptCount > MOST || othersCount > MOST) return Optional.empty();
        sort(keptRows, finish, kept);
        sort(openRows, start, others);
        question++;
        effects = 0;
        for (int i = 0; i < othersCount; i++) sortOut(i);
        all = (1L << keptCount) - 1;
        pure = 0;
        for (int i = 0; i < keptCount; i++) {
            if (automaton.pure(kept[i])) pure |= 1L << i;
            begun[i] = 0;
        }
        Optional<Boolean> found = look(false);
        return again && found.isPresent() && found.get() ? look(true) : found;
    }

    /// Fills in the rows by rank. Mostly they are in order already.
    private static void sort(BitSet rows, int[] rank, int[] sorted) {
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int at = count++;
            for (; at > 0 && rank[sorted[at - 1]] > rank[row]; at--) sorted[at] = sorted[at - 1];
            sorted[at] = row;
        }
    }

    private void sortOut(int other) {
        int number = effectOf[others[other]];
        if (lastQuestion[number] == question) next[last[number]] = other;
        else first[placeOf[number] = effects++] = other;
        next[other] = NONE;
        last[number] = other;
        lastQuestion[number] = question;
    }

    private Optional<Boolean> look(boolean onceOnly) {
        once = onceOnly;
        again = false;
        visit++;
        places = 0;
        boolean found = from(0, 0, automaton.initial());
        return places > PLACES_MOST ? Optional.empty() : Optional.of(found);
    }

    /// Whether there is an order from here on, with those of the mask taken, of the others those of `used`.
    private boolean from(long before, long used, int state) {
        if (!enter(before, once ? used : 0, state)) return false;
        look(state);
        long fits = fitting[state];
        long taken = settled(before, fits & pure);
        if (taken == all) return true;
        int limiting = Long.numberOfTrailingZeros(~taken);
        for (long left = begun(limiting) & ~taken & fits & ~pure; left != 0; left &= left - 1)
            if (from(taken | Long.lowestOneBit(left), used, automaton.step(state, kept[bit(left)]))) return true;
        for (long left = begunEffects[limiting] & changing[state]; left != 0; left &= left - 1) {
            int example = first[bit(left)];
            int other = unused(example, used, finish[kept[limiting]]);
            if (other == NONE && once) continue;
            int after = automaton.step(state, others[example]);
            if (!from(taken, other == NONE ? used : used | 1L << other, after)) continue;
            again |= other == NONE;
            return true;
        }
        return false;
    }

    private static int bit(long mask) {
        return Long.numberOfTrailingZeros(mask);
    }

    /// What the state allows.
    private void look(int state) {
        if (state >= known.length) {
            known = Arrays.copyOf(known, 2 * state);
            fitting = Arrays.copyOf(fitting, 2 * state);
            changing = Arrays.copyOf(changing, 2 * state);
            changes = Arrays.copyOf(changes, 2 * state);
        }
        if (known[state] == question) return;
        known[state] = question;
        fitting[state] = 0;
        changing[state] = 0;
        for (int i = 0; i < keptCount; i++)
            if (automaton.step(state, kept[i]) != Automaton.REFUSED) fitting[state] |= 1L << i;
        if (changes[state] == null) changes[state] = changes(state);
        for (int number : changes[state])
            if (lastQuestion[number] == question) changing[state] |= 1L << placeOf[number];
    }

    private int[] changes(int state) {
        int[] found = new int[last.length];
        int count = 0;
        for (int number = 0; number < found.length; number++) {
            int after = automaton.step(state, example[number]);
            if (after != state && after != Automaton.REFUSED) found[count++] = number;
        }
        return Arrays.copyOf(found, count);
    }

    /// The kept rows that had begun when one of them returned.
    private long begun(int limiting) {
        if (begun[limiting] != 0) return begun[limiting];
        int limit = finish[kept[limiting]];
        begunEffects[limiting] = 0;
        for (int i = 0; i < keptCount; i++) if (start[kept[i]] < limit) begun[limiting] |= 1L << i;
        for (int i = 0; i < effects; i++) if (start[others[first[i]]] < limit) begunEffects[limiting] |= 1L << i;
        return begun[limiting];
    }

    /// The first of the others of an effect that had begun by `limit` and has not happened yet.
    private int unused(int from, long used, int limit) {
        int other = from;
        while (other != NONE && (used & 1L << other) != 0) other = next[other];
        return other != NONE && start[others[other]] < limit ? other : NONE;
    }

    /// All that may be taken now and change nothing, of those of a mask, are.
    private long settled(long before, long fits) {
        long taken = before;
        for (long was = ~taken; taken != was && taken != all; ) {
            was = taken;
            taken |= begun(bit(~taken)) & fits;
        }
        return taken;
    }

    /// Whether it has not been here before, with as many of the others left at least, and may go on.
    private boolean enter(long taken, long used, int state) {
        if (places > PLACES_MOST) return false;
        long hash = (taken * 31 + state) * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 54);
        for (; visits[at] == visit; at = at + 1 & PLACES - 1)
            if (masks[at] == taken && states[at] == state && (happened[at] & ~used) == 0) return false;
        visits[at] = visit;
        masks[at] = taken;
        happened[at] = used;
        states[at] = state;
        places++;
        return true;
    }
}
