package theseus.histories.bench;

import java.util.Arrays;

/// One figure measured again and again.
final class Samples {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
        if (size == values.length) values = Arrays.copyOf(values, size * 2);
        values[size++] = value;
    }

    double median() {
        return sorted()[size / 2];
    }

    double least() {
        return sorted()[0];
    }

    double most() {
        return sorted()[size - 1];
    }

    private double[] sorted() {
        if (size == 0) throw new IllegalStateException("nothing was measured");
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted;
    }
}
