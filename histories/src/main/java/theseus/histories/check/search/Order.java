package theseus.histories.check.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The order in which a search lets operations take effect. Hidden ones that were never taken stand where they were
/// hidden first.
final class Order {
    private final int[] taken;
    private int count;
    private final int[] hiddenAt;
    private final int[] hiddenAs;
    private int hidden;
    private final List<Integer> stayedHidden = new ArrayList<>();

    /// Of a script with so many rows.
    Order(int rows) {
        taken = new int[rows];
        hiddenAt = new int[rows];
        hiddenAs = new int[rows];
    }

    void taken(int row) {
        taken[count++] = row;
    }

    void hidden(int row) {
        hiddenAt[row] = count;
        hiddenAs[row] = hidden++;
    }

    /// It has returned, and was not taken.
    void stayedHidden(int row) {
        stayedHidden.add(row);
    }

    int[] rows() {
        stayedHidden.sort(Comparator.<Integer>comparingInt(row -> hiddenAs[row]));
        int[] rows = Arrays.copyOf(taken, count + stayedHidden.size());
        int at = rows.length;
        int before = count;
        for (int i = stayedHidden.size() - 1; i >= 0; i--) {
            int row = stayedHidden.get(i);
            while (before > hiddenAt[row]) rows[--at] = taken[--before];
            rows[--at] = row;
        }
        return rows;
    }
}
