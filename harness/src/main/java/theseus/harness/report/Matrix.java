package theseus.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.LedgerEntry;
import theseus.harness.system.Phases;
import theseus.nemesis.plan.Kind;

/// How often a fault of each kind was proven to be in effect in each phase.
public final class Matrix {
    private final SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();

    /// Counts the proven faults of one run.
    public void add(List<LedgerEntry> ledger) {
        for (LedgerEntry entry : ledger)
            for (String phase : entry.phases())
                counts.computeIfAbsent(phase, _ -> new TreeMap<>())
                        .merge(entry.strike().attack().kind().label(), 1L, Long::sum);
    }

    /// How often that kind was seen in that phase.
    public long count(String phase, Kind kind) {
        return counts.getOrDefault(phase, new TreeMap<>()).getOrDefault(kind.label(), 0L);
    }

    /// A line per phase, a column per kind.
    List<String> lines(Iterable<Kind> kinds) {
        List<String> heads = new ArrayList<>(List.of("proven faults"));
        kinds.forEach(kind -> heads.add(kind.label()));
        TextTable table = new TextTable(heads.toArray(String[]::new));
        List<String> phases = new ArrayList<>(Phases.OF_A_MIGRATION);
        phases.add("RETREAT");
        phases.add(Phases.STEADY);
        for (String phase : phases) {
            List<String> row = new ArrayList<>(List.of(phase));
            kinds.forEach(kind -> row.add(Long.toString(count(phase, kind))));
            table.row(row.toArray(String[]::new));
        }
        return table.lines();
    }

    /// The phases of a migration that never saw a fault of the kind.
    List<String> holes(Iterable<Kind> kinds) {
        List<String> holes = new ArrayList<>();
        for (Kind kind : kinds)
            for (String phase : Phases.OF_A_MIGRATION)
                if (count(phase, kind) == 0) holes.add(kind.label() + " in " + phase);
        return holes;
    }

    /// The counts, for files.
    public SortedMap<String, SortedMap<String, Long>> counts() {
        return counts;
    }
}
