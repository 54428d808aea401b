package theseus.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.system.Reach;

/// How often a campaign reached each guard and branch, what it never reached, and what it therefore says nothing of.
final class Reached {
    private static final int WIDTH = 120;

    private final SortedMap<String, Long> reached = new TreeMap<>();
    private final boolean inside;

    /// @param inside whether the world sees inside its nodes
    Reached(boolean inside) {
        this.inside = inside;
    }

    void add(SortedMap<String, Long> points) {
        points.forEach((point, times) -> reached.merge(point, times, Long::sum));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (String point : Reach.points(inside)) {
            long times = reached.getOrDefault(point, 0L);
            if (times > 0) words.add(point + " " + times);
            else never.add(point);
        }
        lines.addAll(wrapped("reached: ", words));
        if (!never.isEmpty()) lines.addAll(wrapped("never reached: ", never));
        List<String> unproven = inside ? Reach.unproven(reached) : List.of();
        if (!never.isEmpty())
            lines.add("This campaign is no evidence for what was never reached"
                    + (unproven.isEmpty() ? "." : "; nor against these flaws, which would show there alone:"));
        if (!unproven.isEmpty()) lines.addAll(wrapped("  ", unproven));
        return lines;
    }

    private static List<String> wrapped(String head, List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(head);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i + 1 < words.size() ? ", " : "");
            if (line.length() + word.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder("  ");
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
