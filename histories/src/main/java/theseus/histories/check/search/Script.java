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
    /// The row that returns at each place.
    final int[] returning;
    /// The first place at which each row is open.
    final int[] place;
    /// The bit of each row in a configuration while it is open; -1 for crashed rows.
    final int[] slot;
    final int slots;
    /// At each place the rows `open[openFrom[p]]` to `open[openFrom[p + 1]]` are open, in order of return.
    final int[] openFrom;
    final int[] open;
    /// One row of each class of crashed operations.
    final int[] classRow;
    /// The places from which the members of each class can be used, ascending.
    final int[][] classPlaces;

    /// Lays out rows that began and ended at these ranks.
    ///
    /// @throws Oversized if the layout alone takes more than `bytesMax`
    public Script(Automaton automaton, Ends ends, long bytesMax) throws Oversized {
        this.automaton = automaton;
        rows = ends.start().length;
        returning = byRank(ends.finish(), ends.count());
        int[] starting = byRank(ends.start(), ends.count());
        place = new int[rows];
        slot = new int[rows];
        Arrays.fill(slot, -1);
        openFrom = new int[returning.length + 1];
        Unobserved dropped = Unobserved.of(automaton, ends);
        Map<Long, List<Integer>> classes = new LinkedHashMap<>();
        List<Integer> representatives = new ArrayList<>();
        long total = countOpen(ends, starting);
        if (total * 4 > bytesMax || total > Integer.MAX_VALUE - 8) throw new Oversized(total);
        open = new int[(int) total];
        slots = layOut(ends, starting, dropped, classes, representatives);
        classRow = representatives.stream().mapToInt(Integer::intValue).toArray();
        classPlaces = classes.values().stream()
                .map(places -> places.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
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

    private long countOpen(Ends ends, int[] starting) {
        long total = 0;
        int started = 0;
        for (int p = 0; p < returning.length; p++) {
            int limit = ends.finish()[returning[p]];
            while (started < starting.length && ends.start()[starting[started]] < limit) place[starting[started++]] = p;
            total += p - place[returning[p]] + 1;
        }
        while (started < starting.length) place[starting[started++]] = returning.length;
        return total;
    }

    private int layOut(
            Ends ends, int[] starting, Unobserved dropped, Map<Long, List<Integer>> classes, List<Integer> example) {
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
                    if (!dropped.contains(row)) classify(row, classes, example);
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

    private void classify(int row, Map<Long, List<Integer>> classes, List<Integer> representatives) {
        List<Integer> places = classes.get(automaton.classOf(row));
        if (places == null) {
            places = new ArrayList<>();
            classes.put(automaton.classOf(row), places);
            representatives.add(row);
        }
        places.add(place[row]);
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
