package theseus.histories.check.search;

/// What can happen next in a configuration, without the moves that cannot matter.
///
/// A plain write (one that sees nothing) is *hidden* once another was taken while it was open: it can have taken
/// effect just before that one, and nobody would know. It can return then, but can still be taken, for the sake of
/// those who saw what it wrote. A write of the value that is there is hidden, too. A plain write is taken only when
/// somebody who is open could see it, or in the moment in which it returns.
///
/// Why no order is missed: take one that explains what is left, and a plain write that is next in it. If a plain
/// write follows, that one hides it. If one follows who sees it and is open, it is tried. If that one has yet to
/// begin, then until it does nothing happens in this order, and those that return are in or hidden: the write can wait
/// until then, or until it returns itself. What it was to hide meanwhile, and is not hidden, is taken in the moment in
/// which that returns. A crashed operation that nobody wants yet can wait, too, for what it needs is still there.
///
/// A row of longs is laid out as: bits of the open operations that are in, bits of those that are hidden, the state
/// (with the place above it), and counts of the classes of crashed operations used.
final class Moves {
    final Script script;
    /// How many words there are before the state.
    final int words;
    private final int half;
    /// The spare bits of the count words.
    final long[] spare;
    private final Automaton automaton;
    private final int[] countWord;
    private final int[] countShift;
    private final long[] countMask;
    private final Lookout lookout;
    private Order order;
    /// By value, the look that found it wanted.
    private final int[] wanted;

    private int looks;
    private boolean looked;

    Moves(Script script) {
        this.script = script;
        automaton = script.automaton;
        half = Math.max(1, script.slots + 63 >>> 6);
        words = 2 * half;
        int classes = script.classRow.length;
        countWord = new int[classes];
        countShift = new int[classes];
        countMask = new long[classes];
        spare = layOutCounts();
        lookout = script.lookout();
        wanted = new int[lookout.values()];
    }

    private long[] layOutCounts() {
        int word = 0;
        int shift = 0;
        long[] tops = new long[script.classRow.length];
        for (int c = 0; c < script.classRow.length; c++) {
            int bits = 33 - Integer.numberOfLeadingZeros(script.classRows[c].length);
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

    /// Notes from now on in which order operations take effect.
    void note(Order order) {
        this.order = order;
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

    private boolean hidden(long[] row, int operation) {
        int slot = script.slot[operation];
        return (row[half + (slot >>> 6)] & 1L << slot) != 0;
    }

    private boolean done(long[] row, int operation) {
        return in(row, operation) || hidden(row, operation);
    }

    /// Whether the next to return can, and nothing else is as good.
    boolean passes(long[] row, int place) {
        int operation = script.returning[place];
        return in(row, operation) || hidden(row, operation) && !useful(row, place, operation);
    }

    /// Whether somebody may see what a write leaves that is taken in the moment in which it returns: a crashed
    /// operation, too, that nobody wants yet.
    private boolean useful(long[] row, int place, int write) {
        int value = script.leaves[write];
        if (lookout.awaited(write) || wanted(row, place, value)) return true;
        for (int kind = 0; kind < script.classRow.length; kind++)
            if (script.sees[script.classRow[kind]] == value && available(row, place, kind)) return true;
        return false;
    }

    /// Whether the next to return can, hidden, though it could also be taken in the last moment.
    boolean mayPass(long[] row, int place) {
        int operation = script.returning[place];
        int value = script.leaves[operation];
        return hidden(row, operation) && (value == state(row) || !lookout.mustStay(this, row, place, value, operation));
    }

    private void put(long[] row, int operation) {
        int slot = script.slot[operation];
        row[slot >>> 6] |= 1L << slot;
        row[half + (slot >>> 6)] &= ~(1L << slot);
        if (order != null) order.taken(operation);
    }

    private void hide(long[] row, int operation) {
        int slot = script.slot[operation];
        row[half + (slot >>> 6)] |= 1L << slot;
        if (order != null) order.hidden(operation);
    }

    /// Lets the next return, which is in or hidden. A write of the value that is there can as well take effect in this
    /// moment, and hide others.
    void passReturn(long[] row, int place) {
        int operation = script.returning[place];
        if (!in(row, operation)) {
            if (script.leaves[operation] == state(row)) {
                hideOthers(row, place, operation);
                put(row, operation);
            } else if (order != null) {
                order.stayedHidden(operation);
            }
        }
        int slot = script.slot[operation];
        row[slot >>> 6] &= ~(1L << slot);
        row[half + (slot >>> 6)] &= ~(1L << slot);
        turn();
    }

    /// How many moves there may be at a place: one for each open operation, then one for each class.
    int choices(int place) {
        return script.openFrom[place + 1] - script.openFrom[place] + script.classRow.length;
    }

    /// The move to try first: if the next to return saw a value that is not there, what writes that.
    int likely(long[] row, int place) {
        int saw = script.sees[script.returning[place]];
        if (saw < 0 || saw == state(row)) return 0;
        int from = script.openFrom[place];
        for (int i = from; i < script.openFrom[place + 1]; i++)
            if (script.leaves[script.open[i]] == saw && !in(row, script.open[i])) return i - from;
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
            if (done(row, operation)) continue;
            if (script.plain[operation] && script.leaves[operation] == state) hide(row, operation);
            else if (script.pure[operation] && automaton.step(state, operation) == state) put(row, operation);
        }
    }

    /// Makes the move in place; false, with the row untouched, if it is not possible or cannot matter.
    boolean make(long[] row, int place, int choice) {
        int open = script.openFrom[place + 1] - script.openFrom[place];
        if (choice >= open) return makeCrashed(row, place, choice - open);
        int operation = script.open[script.openFrom[place] + choice];
        if (script.pure[operation] || in(row, operation)) return false;
        if (choice > 0 && script.plain[operation] && !wanted(row, place, script.leaves[operation])) return false;
        if (!step(row, place, operation)) return false;
        put(row, operation);
        settle(row, place);
        return true;
    }

    private boolean makeCrashed(long[] row, int place, int kind) {
        if (!available(row, place, kind)) return false;
        int operation = script.classRow[kind];
        if (script.leaves[operation] >= 0 && !wanted(row, place, script.leaves[operation])) return false;
        if (!step(row, place, operation)) return false;
        if (order != null) order.taken(script.classRows[kind][used(row, kind)]);
        row[countWord[kind]] += 1L << countShift[kind];
        settle(row, place);
        return true;
    }

    private boolean step(long[] row, int place, int operation) {
        int state = state(row);
        int after = automaton.step(state, operation);
        if (after == Automaton.REFUSED) return false;
        if (after != state && lookout.mustStay(this, row, place, state, operation)) return false;
        boolean plain = script.plain[operation];
        boolean hides = plain && hideOthers(row, place, operation);
        if (after == state && !hides && (plain || script.slot[operation] < 0)) return false;
        set(row, place, after);
        turn();
        return true;
    }

    /// Says whether there were any that had not been hidden.
    private boolean hideOthers(long[] row, int place, int write) {
        boolean any = false;
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (operation == write || !script.plain[operation] || done(row, operation)) continue;
            hide(row, operation);
            any = true;
        }
        return any;
    }

    /// Another configuration is looked at from now on.
    void turn() {
        looked = false;
    }

    /// Whether somebody who is open could see the value, if only by the help of crashed operations.
    private boolean wanted(long[] row, int place, int value) {
        if (!looked) look(row, place);
        return wanted[value] == looks || !automaton.observersKnown() && missed(row, place, value);
    }

    private void look(long[] row, int place) {
        looked = true;
        looks++;
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int sees = script.sees[script.open[i]];
            if (sees >= 0 && !in(row, script.open[i])) wanted[sees] = looks;
        }
        for (boolean more = true; more; ) {
            more = false;
            for (int kind = 0; kind < script.classRow.length; kind++) {
                int sees = script.sees[script.classRow[kind]];
                if (sees < 0 || wanted[sees] == looks || !available(row, place, kind)) continue;
                if (!wanted(row, place, script.leaves[script.classRow[kind]])) continue;
                wanted[sees] = looks;
                more = true;
            }
        }
    }

    /// Whether a compare-and-set that is open and failed could have met the value.
    private boolean missed(long[] row, int place, int value) {
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (script.pure[operation] && !in(row, operation) && automaton.step(value, operation) != Automaton.REFUSED)
                return true;
        }
        return false;
    }

    private boolean available(long[] row, int place, int kind) {
        int used = used(row, kind);
        int[] members = script.classRows[kind];
        return used < members.length && script.place[members[used]] <= place;
    }

    int used(long[] row, int kind) {
        return (int) (row[countWord[kind]] >>> countShift[kind] & countMask[kind]);
    }
}
