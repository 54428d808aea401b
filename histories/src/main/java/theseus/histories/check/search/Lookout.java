package theseus.histories.check.search;

import java.util.Arrays;

/// What the answers that are still to come ask for: what must stay because somebody who has yet to begin saw it and
/// nobody can write it again in time, and who must be given a last chance to be seen.
final class Lookout {
    private final Script script;
    private final Automaton automaton;
    private final int values;
    private final Beginners writers;
    /// By number of a writer, the last place at which somebody begins who took place, and for whose sight of the value
    /// any later writer comes too late.
    private final int[] need;
    /// By row, the number of the last writer that can have written what it sees.
    private final int[] source;

    Lookout(Script script) {
        this.script = script;
        automaton = script.automaton;
        int most = 0;
        for (int row = 0; row < script.rows; row++)
            most = Math.max(most, 1 + Math.max(script.sees[row], script.leaves[row]));
        values = most;
        writers = new Beginners(script, values, script.leaves);
        need = new int[writers.size()];
        source = new int[script.rows];
        needs();
    }

    /// How many values there are; the initial one may be beyond them.
    int values() {
        return values;
    }

    Beginners writers() {
        return writers;
    }

    private void needs() {
        Arrays.fill(need, -1);
        for (int place = 0; place < script.returns(); place++) {
            int row = script.returning[place];
            if (script.sees[row] < 0) continue;
            source[row] = writers.last(script.sees[row], place);
            need[source[row]] = Math.max(need[source[row]], script.place[row]);
        }
        for (int value = 0; value < values; value++)
            for (int at = writers.from(value) + 1; at < writers.from(value + 1); at++)
                need[at] = Math.max(need[at], need[at - 1]);
    }

    /// Whether somebody may see what the write leaves who begins only after it has returned.
    ///
    /// What is taken in the moment in which it returns lasts until something else happens that only begins then:
    /// whoever sees it has begun before that returns.
    boolean awaited(int write) {
        if (!automaton.observersKnown()) return true;
        int value = script.leaves[write];
        int until = script.returns();
        boolean ends = false;
        for (int i = script.begun[script.finish[write]]; i < script.starting.length; i++) {
            int row = script.starting[i];
            if (script.place[row] > until) break;
            if (script.sees[row] == value) return true;
            if (script.finish[row] >= until) continue;
            until = script.finish[row];
            ends = script.leaves[row] != value;
        }
        return !ends && until < script.returns();
    }

    /// Whether somebody still has to see the value after `mover`, and nobody can write it again in time.
    boolean mustStay(Moves moves, long[] row, int place, int value, int mover) {
        if (value >= values) return false;
        int begun = writers.last(value, place);
        if (need[begun] <= place && !needed(moves, row, place, value, begun, mover)) return false;
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (script.leaves[operation] == value && operation != mover && !moves.in(row, operation)) return false;
        }
        for (int kind = 0; kind < script.classRow.length; kind++)
            if (script.leaves[script.classRow[kind]] == value && moves.used(row, kind) < script.classRows[kind].length)
                return false;
        return true;
    }

    private boolean needed(Moves moves, long[] row, int place, int value, int begun, int mover) {
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (operation != mover
                    && script.sees[operation] == value
                    && source[operation] <= begun
                    && !moves.in(row, operation)) return true;
        }
        return false;
    }
}
