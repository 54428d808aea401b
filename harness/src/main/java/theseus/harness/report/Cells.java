package theseus.harness.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.Subject;
import theseus.harness.system.Charter;
import theseus.harness.system.Phases;
import theseus.nemesis.plan.Cell;
import theseus.nemesis.plan.Kind;
import theseus.nemesis.plan.Role;

/// Which cells of the matrix can be hit in a world and with a cluster, and why the others cannot.
///
/// A retreat is counted and not asked for: it follows an abort in CUTOVER alone.
public final class Cells {
    private static final Set<Role> OF_A_MOVE = EnumSet.of(Role.JOINER, Role.LEAVER, Role.STAYER, Role.SOURCE);

    private static final Set<Role> OF_SHARES = EnumSet.of(Role.LEAVER, Role.BYSTANDER);

    private final SortedMap<Kind, String> lacking;
    private final int nodes;
    private final int replicas;
    private final Charter charter;

    /// @param lacking kinds of fault that the world cannot do, and why
    /// @param nodes members at the start
    /// @param replicas of each key
    public Cells(SortedMap<Kind, String> lacking, int nodes, int replicas) {
        this(lacking, nodes, replicas, Subject.REFERENCE.charter());
    }

    /// @param charter of the system
    public Cells(SortedMap<Kind, String> lacking, int nodes, int replicas, Charter charter) {
        this.charter = charter;
        this.lacking = lacking;
        this.nodes = nodes;
        this.replicas = replicas;
    }

    /// Every cell of these kinds, those included that cannot be hit.
    public List<Cell> all(Collection<Kind> kinds) {
        List<Cell> all = new ArrayList<>();
        for (Kind kind : kinds)
            for (String phase : phases()) for (Role role : Role.values()) all.add(new Cell(phase, kind, role));
        return all;
    }

    /// The phases of a migration, and what is between migrations.
    List<String> phases() {
        List<String> all = new ArrayList<>(charter.phases());
        all.add(Phases.STEADY);
        return all;
    }

    /// Why the cell cannot be hit; empty where it can.
    public Optional<String> whyNot(Cell cell) {
        if (lacking.containsKey(cell.kind())) return Optional.of(lacking.get(cell.kind()));
        boolean steady = cell.phase().equals(Phases.STEADY);
        if (steady && OF_A_MOVE.contains(cell.role()))
            return Optional.of("in STEADY nothing moves, so nobody joins, leaves, stays or is a source");
        if (!charter.has(Charter.Feature.REPLICATION_FACTOR) && OF_SHARES.contains(cell.role()))
            return Optional.of("every member has every key, so nobody loses one or has nothing to do with one");
        if (!steady && cell.role() == Role.BYSTANDER && nodes <= replicas)
            return Optional.of("with " + nodes + " nodes and " + replicas
                    + " replicas everybody has to do with every key that moves; --nodes " + (replicas + 2)
                    + " has others");
        if (cell.kind() == Kind.ONE_WAY && cell.role() == Role.ALL)
            return Optional.of("a cut that is one-way has somebody on its other side");
        return Optional.empty();
    }

    /// The cells that cannot be hit, by the reason: `STEADY: joiner, leaver; ...`.
    List<String> impossible(Collection<Kind> kinds) {
        SortedMap<String, Integer> byReason = new TreeMap<>();
        for (Cell cell : all(kinds)) whyNot(cell).ifPresent(why -> byReason.merge(why, 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        byReason.forEach((why, count) -> lines.add("%d cells cannot be: %s".formatted(count, why)));
        return lines;
    }
}
