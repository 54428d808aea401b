package theseus.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import theseus.harness.run.LedgerEntry;
import theseus.harness.system.Phases;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Role;

/// The coverage: how often a fault of each kind was proven to be in effect in each phase, and on whom. A fault that
/// hits
/// a node of several roles counts for each of them, and once for the phase.
public final class Matrix {
    /// The name, among the roles, of the count of all hits in the phase.
    private static final String HITS = "hits";

    private final SortedMap<String, SortedMap<String, SortedMap<String, Long>>> counts = new TreeMap<>();

    /// Counts the proven faults of one run.
    public void add(List<LedgerEntry> ledger) {
        for (LedgerEntry entry : ledger) {
            String kind = entry.strike().attack().kind().label();
            entry.roles().forEach((phase, roles) -> add(phase, kind, roles));
        }
    }

    private void add(String phase, String kind, SortedSet<String> roles) {
        add(phase, kind, HITS, 1);
        for (String role : roles) add(phase, kind, role, 1);
    }

    /// Counts so many hits of a kind of fault in a phase, on a role or, as `hits`, on whomever.
    public void add(String phase, String kind, String role, long times) {
        counts.computeIfAbsent(phase, _ -> new TreeMap<>())
                .computeIfAbsent(kind, _ -> new TreeMap<>())
                .merge(role, times, Long::sum);
    }

    /// Counts what another one has counted.
    public void add(Matrix other) {
        other.counts.forEach((phase, kinds) ->
                kinds.forEach((kind, roles) -> roles.forEach((role, times) -> add(phase, kind, role, times))));
    }

    /// What [#counts] wrote.
    public static Matrix read(JsonNode written) {
        Matrix matrix = new Matrix();
        written.properties()
                .forEach(phase -> phase.getValue()
                        .properties()
                        .forEach(kind -> kind.getValue()
                                .properties()
                                .forEach(role -> matrix.add(
                                        phase.getKey(),
                                        kind.getKey(),
                                        role.getKey(),
                                        role.getValue().asLong()))));
        return matrix;
    }

    /// How often that kind was seen in that phase.
    public long count(String phase, Kind kind) {
        return count(phase, kind, HITS);
    }

    /// How often it was seen on that role.
    public long count(Cell cell) {
        return count(cell.phase(), cell.kind(), cell.role().label());
    }

    private long count(String phase, Kind kind, String role) {
        return counts.getOrDefault(phase, new TreeMap<>())
                .getOrDefault(kind.label(), new TreeMap<>())
                .getOrDefault(role, 0L);
    }

    /// A line per kind, a column per phase: how many hits, on how many of the roles that can be hit.
    List<String> lines(Collection<Kind> kinds, Cells cells) {
        List<String> phases = cells.phases();
        if (phases.containsAll(Phases.OF_A_MIGRATION)) phases.add("RETREAT");
        List<String> heads = new ArrayList<>(List.of("proven hits, roles"));
        heads.addAll(phases);
        TextTable table = new TextTable(heads.toArray(String[]::new));
        for (Kind kind : kinds) {
            List<String> row = new ArrayList<>(List.of(kind.label()));
            for (String phase : phases) row.add(field(phase, kind, cells));
            table.row(row.toArray(String[]::new));
        }
        return table.lines();
    }

    private String field(String phase, Kind kind, Cells cells) {
        long hit = 0;
        long possible = 0;
        for (Role role : Role.values()) {
            Cell cell = new Cell(phase, kind, role);
            if (cells.whyNot(cell).isEmpty()) possible++;
            if (cells.whyNot(cell).isEmpty() && count(cell) > 0) hit++;
        }
        return count(phase, kind) + " " + hit + "/" + possible;
    }

    /// The cells that can be and were never hit.
    public List<Cell> holes(Collection<Kind> kinds, Cells cells) {
        return cells.all(kinds).stream()
                .filter(cell -> cells.whyNot(cell).isEmpty() && count(cell) == 0)
                .toList();
    }

    /// How often each kind was seen in each phase, on whomever.
    public SortedMap<String, SortedMap<String, Long>> hits() {
        SortedMap<String, SortedMap<String, Long>> hits = new TreeMap<>();
        counts.forEach((phase, kinds) -> kinds.forEach((kind, roles) ->
                hits.computeIfAbsent(phase, _ -> new TreeMap<>()).put(kind, roles.getOrDefault(HITS, 0L))));
        return hits;
    }

    /// The counts, for files: by phase, kind and role.
    public SortedMap<String, SortedMap<String, SortedMap<String, Long>>> counts() {
        return counts;
    }
}
