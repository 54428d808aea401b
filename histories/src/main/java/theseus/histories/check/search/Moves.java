package theseus.histories.check.search;

import java.util.function.IntConsumer;

/// What can happen next in a configuration, without the moves that cannot matter.
///
/// A row of longs is laid out as: bits of the open operations that are in, the state (with the place above it), and
/// counts of
/// the classes of crashed operations used.
final class Moves {
    private static final IntConsumer NOBODY = row -> {};
    final Script script;
    final int words;
    /// The spare bits of the count words.
    final long[] spare;
    private final Automaton automaton;
    private final int[] countWord;
    private final int[] countShift;
    private final long[] countMask;
    private final Lookout lookout;
    private IntConsumer told = NOBODY;

    Moves(Script script) {
        this.script = script;
        automaton = script.automaton;
        words = Math.max(1, script.slots + 63 >>> 6);
        int classes = script.classRow.length;
        countWord = new int[classes];
        countShift = new int[classes];
        countMask = new long[classes];
        spare = layOutCounts();
        lookout = new Lookout(script);
    }

    private long[] layOutCounts() {
        int word = 0;
        int shift = 0;
        long[] tops = new long[script.classRow.length];
        for (int c = 0; c < script.classRow.length; c++) {
            int bits = 33 - Integer.numberOfLeadingZeros(script.classPlaces[c].length);
            if (shift + bits > 64) {
                word++;
                shift = 0;
            }
            countWord[c] = words + 1 + word;
            countShift[c] = shift;
            countMask[c] = (1L << bits - 1) - 1;
            tops[word] |= 1L << shift + bits - 1;
            shift += bits;
        }
        return java.util.Arrays.copyOf(tops, script.classRow.length == 0 ? 0 : word + 1);
    }

    int width() {
        return words + 1 + spare.length;
    }

    /// Tells of every operation that is taken from now on.
    void tell(IntConsumer told) {
        this.told = told;
    }

    int state(long[] row) {
        return (int) row[words];
    }

    int place(long[] row) {
        return (int) (row[words] >>> 32);
    }

    void set(long[] row, int place, int state) {
        row[words] = (long) place << 32 | state;
    }

    boolean in(long[] row, int operation) {
        int slot = script.slot[operation];
        return (row[slot >>> 6] & 1L << slot) != 0;
    }

    private void put(long[] row, int operation) {
        int slot = script.slot[operation];
        row[slot >>> 6] |= 1L << slot;
        told.accept(operation);
    }

    void takeOut(long[] row, int operation) {
        int slot = script.slot[operation];
        row[slot >>> 6] &= ~(1L << slot);
    }

    /// How many moves there may be at a place: one for each open operation, then one for each class.
    int choices(int place) {
        return script.openFrom[place + 1] - script.openFrom[place] + script.classRow.length;
    }

    /// The move to try first: if the next to return saw a value that is not there, what writes that.
    int likely(long[] row, int place) {
        int saw = automaton.sees(script.returning[place]);
        if (saw < 0 || saw == state(row)) return 0;
        int from = script.openFrom[place];
        for (int i = from; i < script.openFrom[place + 1]; i++)
            if (automaton.leaves(script.open[i]) == saw && !in(row, script.open[i])) return i - from;
        return 0;
    }

    /// What so many tries at a place cost, in small steps.
    int work(int place, int tries) {
        return 1 + tries * (1 + (choices(place) >>> 3));
    }

    /// Takes all open operations that fit and change nothing: waiting would not help.
    void settle(long[] row, int place) {
        int state = state(row);
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (automaton.pure(operation) && !in(row, operation) && automaton.step(state, operation) == state)
                put(row, operation);
        }
    }

    /// Makes the move in place; false, with the row untouched, if it is not possible or cannot matter.
    boolean make(long[] row, int place, int choice) {
        int open = script.openFrom[place + 1] - script.openFrom[place];
        if (choice >= open) return makeCrashed(row, place, choice - open);
        int operation = script.open[script.openFrom[place] + choice];
        if (automaton.pure(operation) || in(row, operation)) return false;
        if (choice > 0 && lookout.superfluous(this, row, place, operation)) return false;
        if (!step(row, place, operation)) return false;
        put(row, operation);
        settle(row, place);
        return true;
    }

    private boolean makeCrashed(long[] row, int place, int kind) {
        int used = used(row, kind);
        int[] places = script.classPlaces[kind];
        if (used == places.length || places[used] > place) return false;
        int operation = script.classRow[kind];
        if (!step(row, place, operation)) return false;
        row[countWord[kind]] += 1L << countShift[kind];
        told.accept(operation);
        settle(row, place);
        return true;
    }

    private boolean step(long[] row, int place, int operation) {
        int state = state(row);
        int after = automaton.step(state, operation);
        if (after == Automaton.REFUSED) return false;
        if (after != state && lookout.mustStay(this, row, place, operation)) return false;
        boolean plain = automaton.leaves(operation) >= 0 && automaton.sees(operation) < 0;
        boolean hides = plain && hide(row, place, operation);
        if (after == state && script.slot[operation] < 0 && !hides) return false;
        set(row, place, after);
        return true;
    }

    /// Takes open writes that nobody will see just before the plain write that hides them; whether there were any.
    private boolean hide(long[] row, int place, int write) {
        boolean any = false;
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (operation == write || in(row, operation) || !lookout.superfluous(this, row, place, operation)) continue;
            put(row, operation);
            any = true;
        }
        return any;
    }

    int used(long[] row, int kind) {
        return (int) (row[countWord[kind]] >>> countShift[kind] & countMask[kind]);
    }
}
