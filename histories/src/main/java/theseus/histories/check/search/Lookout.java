package theseus.histories.check.search;

import java.util.Arrays;

/// Who will still see a value, and who can still write it: which moves cannot matter follows from that.
final class Lookout {
    private final Script script;
    private final Automaton automaton;
    private final boolean observersKnown;
    /// By value, the last place at which a writer, an observer, and an observer that took place begin; -1 for none.
    private final int[] lastWriter;
    private final int[] lastObserver;
    private final int[] lastNeed;

    Lookout(Script script) {
        this.script = script;
        automaton = script.automaton;
        observersKnown = automaton.observersKnown();
        int values = 0;
        for (int row = 0; row < script.rows; row++)
            values = Math.max(values, 1 + Math.max(automaton.sees(row), automaton.leaves(row)));
        lastWriter = new int[values];
        lastObserver = new int[values];
        lastNeed = new int[values];
        Arrays.fill(lastWriter, -1);
        Arrays.fill(lastObserver, -1);
        Arrays.fill(lastNeed, -1);
        for (int row = 0; row < script.rows; row++) note(row);
    }

    private void note(int row) {
        int sees = automaton.sees(row);
        int leaves = automaton.leaves(row);
        int place = script.place[row];
        if (leaves >= 0) lastWriter[leaves] = Math.max(lastWriter[leaves], place);
        if (sees < 0) return;
        lastObserver[sees] = Math.max(lastObserver[sees], place);
        if (script.slot[row] >= 0) lastNeed[sees] = Math.max(lastNeed[sees], place);
    }

    /// Whether `write`, a plain one, leaves a value that nobody can see any more: it waits for a write that hides it.
    boolean superfluous(Moves moves, long[] row, int place, int write) {
        int value = automaton.leaves(write);
        if (!observersKnown || value < 0 || automaton.sees(write) >= 0 || lastObserver[value] > place) return false;
        if (lastObserver[value] < 0) return true;
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (automaton.sees(operation) == value && !moves.in(row, operation)) return false;
        }
        for (int kind = 0; kind < script.classRow.length; kind++)
            if (automaton.sees(script.classRow[kind]) == value
                    && moves.used(row, kind) < script.classPlaces[kind].length) return false;
        return true;
    }

    /// Whether the state is a value that somebody still has to see after `mover`, and that nobody can write again.
    boolean mustStay(Moves moves, long[] row, int place, int mover) {
        int value = moves.state(row);
        if (value >= lastWriter.length || lastWriter[value] > place) return false;
        if (lastNeed[value] <= place && !needed(moves, row, place, value, mover)) return false;
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (automaton.leaves(operation) == value && operation != mover && !moves.in(row, operation)) return false;
        }
        for (int kind = 0; kind < script.classRow.length; kind++)
            if (automaton.leaves(script.classRow[kind]) == value
                    && moves.used(row, kind) < script.classPlaces[kind].length) return false;
        return true;
    }

    private boolean needed(Moves moves, long[] row, int place, int value, int mover) {
        for (int i = script.openFrom[place]; i < script.openFrom[place + 1]; i++) {
            int operation = script.open[i];
            if (operation != mover && automaton.sees(operation) == value && !moves.in(row, operation)) return true;
        }
        return false;
    }
}
