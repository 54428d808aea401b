package theseus.histories.check.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.check.column.Ends;

/// One key's operations laid out for a search: at every return, who is open; and the crashed ones by class.
///
/// A place is a number of returns: an operation invoked after p returns is open from place p on, until its own return.
/// Crashed operations with the same effect are one class: it only matters how many of them were used.
public final class Script {
    final Automaton automaton;
    final int rows;
    /// What the automaton says of each row.
    final int[] sees;
    final int[] leaves;
    final boolean[] pure;
    /// Whether the row writes, whatever was there.
    final boolean[] plain;
    /// The row that returns at each place.
    final int[] returning;
    /// The first place at which each row is open.
    final int[] place;
    /// The place at which each row returns; the number of returns for crashed rows.
    final int[] finish;
    /// All rows by their beginning, and at each place how many of them have begun.
    final int[] starting;
    final int[] begun;
    /// The bit of each row in a configuration while it is open; -1 for crashed rows.
    final int[] slot;
    final int slots;
    /// At each place the rows `open[openFrom[p]]` to `open[openFrom[p + 1]]` are open, in order of return.
    final int[] openFrom;
    final int[] open;
    /// One row of each class of crashed operations.
    final int[] classRow;
    /// All rows of each class, by their beginning.
    final int[][] classRows;

    private Lookout lookout;

    /// Lays out rows that began and ended at these ranks.
    ///
    /// @throws Oversized if the layout alone takes more than `bytesMax`
    public Script(Automaton automaton, Ends ends, long bytesMax) throws Oversized {
        this.automaton = automaton;
        rows = ends.start().length;
        sees = new int[rows];
        leaves = new int[rows];
        pure = new boolean[rows];
        plain = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            sees[row] = automaton.sees(row);
            leaves[row] = automaton.leaves(row);
            pure[row] = automaton.pure(row);
            plain[row] = leaves[row] >= 0 && sees[row] < 0;
        }
        returning = byRank(ends.finish(), ends.count());
        starting = byRank(ends.start(), ends.count());
        place = new int[rows];
        finish = new int[rows];
        begun = new int[returning.length];
        slot = new int[rows];
        Arrays.fill(slot, -1);
        Arrays.fill(finish, returning.length);
        openFrom = new int[returning.length + 1];
        Unobserved dropped = Unobserved.of(automaton, ends);
        Map<Long, List<Integer>> classes = new LinkedHashMap<>();
        long total = countOpen(ends);
        if (total * 4 > bytesMax || total > Integer.MAX_VALUE - 8) throw new Oversized(total);
        open = new int[(int) total];
        slots = layOut(ends, dropped, classes);
        classRows = classes.values().stream()
                .map(members -> members.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        classRow = Arrays.stream(classRows).mapToInt(members -> members[0]).toArray();
    }

    /// The layout alone would take too much memory.
    public static final class Oversized extends Exception {
        Oversized(long open) {
            super("its operations overlap in " + open + " places, beyond the memory budget");
        }
    }

    /// How many operations returned.
    public int returns() {
        return returning.length;
    }

    Lookout lookout() {
        if (lookout == null) lookout = new Lookout(this);
        return lookout;
    }

    private long countOpen(Ends ends) {
        long total = 0;
        int started = 0;
        for (int p = 0; p < returning.length; p++) {
            int limit = ends.finish()[returning[p]];
            while (started < starting.length && ends.start()[starting[started]] < limit) place[starting[started++]] = p;
            begun[p] = started;
            finish[returning[p]] = p;
            total += p - place[returning[p]] + 1;
        }
        while (started < starting.length) place[starting[started++]] = returning.length;
        return total;
    }

    private int layOut(Ends ends, Unobserved dropped, Map<Long, List<Integer>> classes) {
        int[] now = new int[16];
        int[] free = new int[16];
        int count = 0;
        int freed = 0;
        int used = 0;
        int started = 0;
        int filled = 0;
        for (int p = 0; p < returning.length; p++) {
            int target = returning[p];
            for (; started < starting.length && place[starting[started]] <= p; started++) {
                int row = starting[started];
                if (ends.finish()[row] == Ends.FOREVER) {
                    if (!dropped.contains(row))
                        classes.computeIfAbsent(automaton.classOf(row), _ -> new ArrayList<>())
                                .add(row);
                    continue;
                }
                slot[row] = freed > 0 ? free[--freed] : used++;
                if (count == now.length) now = Arrays.copyOf(now, count * 2);
                int at = count++;
                while (at > 0 && ends.finish()[now[at - 1]] > ends.finish()[row]) now[at] = now[--at];
                now[at] = row;
            }
            openFrom[p] = filled;
            System.arraycopy(now, 0, open, filled, count);
            filled += count;
            System.arraycopy(now, 1, now, 0, --count);
            if (freed == free.length) free = Arrays.copyOf(free, freed * 2);
            free[freed++] = slot[target];
        }
        openFrom[returning.length] = filled;
        return used;
    }

    private static int[] byRank(int[] ranks, int count) {
        int[] at = new int[count];
        Arrays.fill(at, -1);
        for (int row = 0; row < ranks.length; row++) if (ranks[row] != Ends.FOREVER) at[ranks[row]] = row;
        int kept = 0;
        for (int rank = 0; rank < count; rank++) if (at[rank] >= 0) at[kept++] = at[rank];
        return Arrays.copyOf(at, kept);
    }
}
