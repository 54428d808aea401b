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
/// it look again, and keeps in mind which of them have happened: those orders first in which the fewest have, so that
/// no
/// place is come to twice with more of them used. Of more than it can take in it says nothing, and a search must be
/// asked.
///
/// Operations with the same effect count as one as far as they can. Another operation takes place only if its effect is
/// seen before it is gone.
public final class Glance {
    private static final int MOST = Long.SIZE - 1;
    private static final long TOO_OFTEN = 1L << MOST;
    private static final int NONE = -1;

    private final Automaton automaton;
    private final int[] start;
    private final int[] finish;
    private final int[] effectOf;
    private final Places places = new Places();

    /// The rows that returned, in order of return; which of them change nothing, and to which of them it is all the
    /// same
    /// what was there before.
    private final int[] kept = new int[MOST];
    private final int[] keptStart = new int[MOST];
    private int keptCount;
    private long all;
    private long pure;
    private long blind;
    /// The rows that may have happened, in order of invocation, and which of them is the next of the same effect.
    private final int[] others = new int[MOST];
    private final int[] next = new int[MOST];
    /// Of each effect that there is the first of the others, and to which of them it is all the same what was there.
    private final int[] first = new int[MOST];
    private final int[] effectStart = new int[MOST];
    private int effects;
    private long blindEffects;
    /// By number of the first that has not been taken: the kept rows, and the effects, that had begun when it returned.
    private final long[] begun = new long[MOST];
    private final long[] begunEffects = new long[MOST];

    /// By number of an effect: a row that has it; as of a question, where it stands in `first`, and its last row.
    private final int[] example;
    private final int[] placeOf;
    private final int[] last;
    private final int[] lastQuestion;
    private int question;
    /// By state, as of a question: the kept rows that fit it, and the effects that change it.
    private long[] fitting = new long[32];
    private long[] changing = new long[32];
    private int[] knownSince = new int[32];
    /// By state: the numbers of the effects that change it.
    private int[][] changes = new int[32][];

    private Stack now = new Stack();
    private Stack later = new Stack();
    /// Whether each of the others happens once at most.
    private boolean once;
    private boolean tooOften;

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
        placeOf = new int[numbers.size()];
        last = new int[numbers.size()];
        lastQuestion = new int[numbers.size()];
    }

    /// Whether an order explains the answers of the kept rows, if the open ones happened at some time or never.
    public Optional<Boolean> explicable(BitSet keptRows, BitSet openRows) {
        if (keptRows.cardinality() > MOST || openRows.cardinality() > MOST) return Optional.empty();
        question++;
        keep(keptRows);
        open(openRows);
        Optional<Boolean> found = look(false);
        return tooOften && found.isPresent() && found.get() ? look(true) : found;
    }

    private void keep(BitSet rows) {
        keptCount = sort(rows, finish, kept);
        all = (1L << keptCount) - 1;
        pure = 0;
        blind = 0;
        for (int i = 0; i < keptCount; i++) {
            keptStart[i] = start[kept[i]];
            begun[i] = 0;
            if (automaton.pure(kept[i])) pure |= 1L << i;
            if (blind(kept[i])) blind |= 1L << i;
        }
    }

    private void open(BitSet rows) {
        int count = sort(rows, start, others);
        effects = 0;
        blindEffects = 0;
        for (int i = 0; i < count; i++) {
            int number = effectOf[others[i]];
            if (lastQuestion[number] == question) next[last[number]] = i;
            else addEffect(number, i);
            next[i] = NONE;
            last[number] = i;
        }
    }

    private void addEffect(int number, int other) {
        if (blind(others[other])) blindEffects |= 1L << effects;
        effectStart[effects] = start[others[other]];
        first[effects] = other;
        placeOf[number] = effects++;
        lastQuestion[number] = question;
    }

    /// Fills in the rows by rank, and counts them. Mostly they are in order already.
    private static int sort(BitSet rows, int[] rank, int[] sorted) {
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int at = count++;
            for (; at > 0 && rank[sorted[at - 1]] > rank[row]; at--) sorted[at] = sorted[at - 1];
            sorted[at] = row;
        }
        return count;
    }

    /// Whether it is all the same to the row what was there before.
    private boolean blind(int row) {
        return automaton.sees(row) < 0 && automaton.leaves(row) >= 0;
    }

    private Optional<Boolean> look(boolean onceOnly) {
        once = onceOnly;
        tooOften = false;
        places.clear();
        now.count = 0;
        later.count = 0;
        add(now, 0, 0, automaton.initial());
        boolean found = false;
        while (!found && now.count > 0) {
            found = pass(now.numbers[--now.count]);
            if (now.count > 0) continue;
            Stack emptied = now;
            now = later;
            later = emptied;
        }
        return !found && places.full() ? Optional.empty() : Optional.of(found);
    }

    /// Numbers of places, none of them twice.
    private static final class Stack {
        final int[] numbers = new int[Places.MOST];
        int count;
    }

    /// Goes on from a place; true if nothing is left to be taken there.
    private boolean pass(int place) {
        int state = places.state[place];
        long used = places.used[place];
        know(state);
        long fits = fitting[state];
        long taken = settled(places.taken[place], fits & pure);
        if (taken == all) {
            tooOften = (used & TOO_OFTEN) != 0;
            return true;
        }
        int limiting = bit(~taken);
        long rows = begun(limiting) & ~taken & fits & ~pure;
        for (long left = begunEffects[limiting] & changing[state]; left != 0; left &= left - 1)
            byOther(first[bit(left)], taken, used, state, limiting);
        for (long left = rows; left != 0; left &= left - 1)
            add(now, taken | Long.lowestOneBit(left), used, automaton.step(state, kept[bit(left)]));
        return false;
    }

    /// Goes on by one of the others with the effect of `like`.
    private void byOther(int like, long taken, long used, int state, int limiting) {
        int other = unused(like, used, finish[kept[limiting]]);
        int after = automaton.step(state, others[like]);
        if (other == NONE && once || !seen(after, taken, limiting)) return;
        long more = used | (other == NONE ? TOO_OFTEN : 1L << other);
        add(once ? later : now, taken, more, after);
    }

    private void add(Stack stack, long taken, long used, int state) {
        int place = places.add(taken, used, once ? -1 : 0, state);
        if (place != NONE) stack.numbers[stack.count++] = place;
    }

    /// Whether anything sees the state before it is gone; if not, it need not have been.
    private boolean seen(int state, long taken, int limiting) {
        know(state);
        return (begun[limiting] & ~taken & fitting[state] & ~blind) != 0
                || (begunEffects[limiting] & changing[state] & ~blindEffects) != 0;
    }

    private static int bit(long mask) {
        return Long.numberOfTrailingZeros(mask);
    }

    /// Works out what the state allows.
    private void know(int state) {
        if (state >= knownSince.length) {
            knownSince = Arrays.copyOf(knownSince, 2 * state);
            fitting = Arrays.copyOf(fitting, 2 * state);
            changing = Arrays.copyOf(changing, 2 * state);
            changes = Arrays.copyOf(changes, 2 * state);
        }
        if (knownSince[state] == question) return;
        knownSince[state] = question;
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
        long rows = 0;
        for (int i = 0; i < keptCount; i++) if (keptStart[i] < limit) rows |= 1L << i;
        long early = 0;
        for (int i = 0; i < effects; i++) if (effectStart[i] < limit) early |= 1L << i;
        begunEffects[limiting] = early;
        return begun[limiting] = rows;
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
}
