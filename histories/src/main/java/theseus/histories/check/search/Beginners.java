package theseus.histories.check.search;

import java.util.Arrays;

/// By value, the places at which operations that have to do with it begin, ascending.
final class Beginners {
    /// Of value v, from `first[v]` to `first[v + 1]`, after a -1.
    private final int[] first;

    private final int[] places;

    /// Of values below `values`, and of the rows of a script that `valueOf` gives one; -1 for the others.
    Beginners(Script script, int values, int[] valueOf) {
        first = new int[values + 1];
        for (int row = 0; row < script.rows; row++) {
            int value = valueOf[row];
            if (value >= 0) first[value + 1]++;
        }
        for (int value = 0; value < values; value++) first[value + 1] += first[value] + 1;
        places = new int[first[values]];
        int[] filled = Arrays.copyOf(first, values);
        for (int value = 0; value < values; value++) places[filled[value]++] = -1;
        for (int row = 0; row < script.rows; row++) {
            int value = valueOf[row];
            if (value >= 0) places[filled[value]++] = script.place[row];
        }
        for (int value = 0; value < values; value++) Arrays.sort(places, first[value], first[value + 1]);
    }

    /// How many numbers `last` gives.
    int size() {
        return places.length;
    }

    /// The number of the last that has begun at the place: between `from(value)`, for none, and `from(value + 1)`.
    int last(int value, int place) {
        int low = first[value];
        int high = first[value + 1];
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (places[middle] <= place) low = middle;
            else high = middle;
        }
        return low;
    }

    int from(int value) {
        return first[value];
    }
}
