package theseus.histories.check.search;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import theseus.histories.check.column.Ends;

/// The crashed operations that can be left out, because nobody ever needed what they would have left behind.
///
/// A crashed compare-and-set counts as an observer of its source until it is left out itself.
final class Unobserved {
    private final BitSet rows = new BitSet();

    private Unobserved() {}

    static Unobserved of(Automaton automaton, Ends ends) {
        Unobserved unobserved = new Unobserved();
        int n = ends.start().length;
        for (int row = 0; row < n; row++)
            if (ends.finish()[row] == Ends.FOREVER && automaton.pure(row)) unobserved.rows.set(row);
        if (automaton.observersKnown()) unobserved.leaveOut(automaton, ends, n);
        return unobserved;
    }

    boolean contains(int row) {
        return rows.get(row);
    }

    private void leaveOut(Automaton automaton, Ends ends, int n) {
        int values = 0;
        for (int row = 0; row < n; row++)
            values = Math.max(values, 1 + Math.max(automaton.sees(row), automaton.leaves(row)));
        int[] observers = new int[values];
        Deque<Integer> crashed = new ArrayDeque<>();
        for (int row = 0; row < n; row++) {
            if (rows.get(row)) continue;
            if (automaton.sees(row) >= 0) observers[automaton.sees(row)]++;
            if (ends.finish()[row] == Ends.FOREVER) crashed.add(row);
        }
        for (boolean again = true; again; ) {
            again = false;
            for (int left = crashed.size(); left > 0; left--) {
                int row = crashed.poll();
                if (observers[automaton.leaves(row)] > 0) {
                    crashed.add(row);
                    continue;
                }
                rows.set(row);
                again |= automaton.sees(row) >= 0 && --observers[automaton.sees(row)] == 0;
            }
        }
    }
}
