package theseus.histories.check.search;

import java.util.Arrays;

/// Looks for an operation that saw what cannot have been there any more: whoever can have written it had returned, and
/// then something began and returned that does not go with it, all before the operation began.
///
/// This is the commonest violation, and one which a search finds only by exhausting all that came before.
public final class Outdated {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int NOBODY = -2;
    private static final int NONE = -1;

    private final Script script;
    private final Automaton automaton;
    private final int values;
    private final Beginners writers;
    /// By number of a writer, the last place at which it or an earlier one of the same value returns.
    private final int[] lastWritten;
    /// By place, the first return of what begins there or later; the value with which alone that goes, if any; and the
    /// first return of what goes with others.
    private final int[] first;
    private final int[] value;
    private final int[] other;

    private Outdated(Script script) {
        this.script = script;
        values = script.lookout().values();
        writers = script.lookout().writers();
        automaton = script.automaton;
        lastWritten = new int[writers.size()];
        first = new int[script.returns() + 2];
        value = new int[script.returns() + 2];
        other = new int[script.returns() + 2];
    }

    /// The row of the first such operation to return; -1 if there is none.
    public static int in(Script script) {
        return script.lookout().values() == 0 ? -1 : new Outdated(script).row();
    }

    private int row() {
        write();
        change();
        for (int place = 0; place < script.returns(); place++) {
            int row = script.returning[place];
            int sees = script.sees[row];
            if (sees < 0) continue;
            int written = lastWritten[writers.last(sees, place)];
            if (written >= script.place[row]) continue;
            if (written == NOBODY || changed(sees, written + 1) < script.place[row]) return row;
        }
        return -1;
    }

    private void write() {
        Arrays.fill(lastWritten, NOBODY);
        int initial = automaton.initial();
        if (initial < values) lastWritten[writers.from(initial)] = -1;
        for (int row = 0; row < script.rows; row++) {
            int leaves = script.leaves[row];
            if (leaves < 0) continue;
            int at = writers.last(leaves, script.place[row]);
            lastWritten[at] = Math.max(lastWritten[at], script.finish[row]);
        }
        for (int of = 0; of < values; of++)
            for (int at = writers.from(of) + 1; at < writers.from(of + 1); at++)
                lastWritten[at] = Math.max(lastWritten[at], lastWritten[at - 1]);
    }

    private void change() {
        Arrays.fill(first, NEVER);
        Arrays.fill(value, NONE);
        Arrays.fill(other, NEVER);
        for (int row : script.returning) {
            int sees = script.sees[row];
            int leaves = script.leaves[row];
            if (sees < 0 && leaves < 0) continue;
            note(script.place[row], script.finish[row], sees < 0 || leaves < 0 ? Math.max(sees, leaves) : NONE);
        }
        for (int place = script.returns() - 1; place >= 0; place--) {
            note(place, first[place + 1], value[place + 1]);
            other[place] = Math.min(other[place], other[place + 1]);
        }
    }

    /// Something that begins at the place or later returns then, and goes with that value alone.
    private void note(int place, int returns, int goesWith) {
        if (goesWith == value[place] && goesWith != NONE) {
            first[place] = Math.min(first[place], returns);
        } else if (returns < first[place]) {
            other[place] = first[place];
            first[place] = returns;
            value[place] = goesWith;
        } else {
            other[place] = Math.min(other[place], returns);
        }
    }

    private int changed(int from, int place) {
        return value[place] == from ? other[place] : first[place];
    }
}
