package theseus.harness.run.orders;

import java.util.Comparator;
import java.util.List;

/// The name that somebody who mistyped probably meant.
public final class Nearest {
    private Nearest() {}

    /// The nearest of the names by edits; null when none is near.
    public static String of(String given, List<String> names) {
        return names.stream()
                .filter(name -> edits(given, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> edits(given, name)))
                .orElse(null);
    }

    /// Levenshtein's distance.
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
