package theseus.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.Leg;
import theseus.harness.run.Logbook;
import theseus.harness.system.Move;
import theseus.harness.system.Phases;

/// How the migrations of a campaign ended, by kind: where they led to, or where they began. One that was aborted and
/// asked for again is two.
final class Ends {
    private final SortedMap<Move.Kind, Long> done = new TreeMap<>();
    private final SortedMap<Move.Kind, Long> aborted = new TreeMap<>();
    private long underWay;

    void add(Logbook log) {
        for (Leg leg : log.legs()) {
            Move.Kind kind = leg.heading().kind();
            if (leg.done()) done.merge(kind, 1L, Long::sum);
            if (leg.aborted() > 0) aborted.merge(kind, (long) leg.aborted(), Long::sum);
        }
        if (!log.end().phase().equals(Phases.STEADY)) underWay++;
    }

    /// How many led to where they were meant to.
    long done() {
        return sum(done);
    }

    /// All of them in a line, and by kind in those after it.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d migrations ended, %d done and %d aborted; %s"
                .formatted(
                        sum(done) + sum(aborted),
                        sum(done),
                        sum(aborted),
                        underWay == 0 ? "none was left under way" : underWay + " did not end"));
        TextTable table = new TextTable("", "done", "aborted");
        for (Move.Kind kind : Move.Kind.values())
            if (done.containsKey(kind) || aborted.containsKey(kind))
                table.row("  " + kind.label(), count(done, kind), count(aborted, kind));
        lines.addAll(table.lines());
        return lines;
    }

    private static String count(SortedMap<Move.Kind, Long> by, Move.Kind kind) {
        return Long.toString(by.getOrDefault(kind, 0L));
    }

    private static long sum(SortedMap<Move.Kind, Long> by) {
        return by.values().stream().mapToLong(Long::longValue).sum();
    }
}
