package theseus.harness.system;

import java.util.List;

/// The phases of a migration, as users, histories and options spell them.
public final class Phases {
    /// What every completed migration passes through, in order.
    public static final List<String> OF_A_MIGRATION =
            List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP");

    /// Those from which a migration can be aborted.
    public static final List<String> THAT_ABORT = List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER");

    /// No migration is under way.
    public static final String STEADY = "STEADY";

    private Phases() {}
}
