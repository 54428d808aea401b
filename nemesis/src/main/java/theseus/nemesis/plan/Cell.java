package theseus.nemesis.plan;

/// One field of the coverage matrix: a fault of the kind that hits the role in the phase.
///
/// @param phase `PREPARE`, `DUAL_WRITE`, ..., or `STEADY`
public record Cell(String phase, Kind kind, Role role) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
        int byPhase = phase.compareTo(other.phase);
        if (byPhase != 0) return byPhase;
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : role.compareTo(other.role);
    }

    /// `kill of joiner in VERIFY`.
    public String words() {
        return kind.label() + " of " + role.label() + " in " + phase;
    }
}
