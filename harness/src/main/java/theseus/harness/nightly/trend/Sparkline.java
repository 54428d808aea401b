package theseus.harness.nightly.trend;

import java.util.List;

/// Numbers as a line of blocks, the greatest the highest; what is missing is a dot.
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /// @param numbers not negative; null for one that is missing
    static String of(List<? extends Number> numbers) {
        double most = numbers.stream()
                .filter(number -> number != null)
                .mapToDouble(Number::doubleValue)
                .max()
                .orElse(0);
        StringBuilder line = new StringBuilder();
        for (Number number : numbers) line.append(number == null ? '·' : block(number.doubleValue(), most));
        return line.toString();
    }

    private static char block(double number, double most) {
        int height = most == 0 ? 0 : (int) Math.round(number / most * (BLOCKS.length() - 1));
        return BLOCKS.charAt(height);
    }
}
