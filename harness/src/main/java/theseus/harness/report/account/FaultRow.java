package theseus.harness.report.account;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import theseus.harness.run.LedgerEntry;

/// One planned fault and what became of it.
///
/// @param number within the run
/// @param attack what it does to whom, in words
/// @param trigger when it strikes, in words
/// @param healing when it ends, in words
/// @param applied whether the lever was pulled
/// @param proven whether a probe saw its effect
/// @param ineffective why it does not count although it was applied; null when it does
/// @param impossible why this world cannot do it; null when it can
/// @param nodes whom it hit
/// @param phases in which it was in effect
/// @param missed why nothing came by that it could have changed; null when something did
/// @param roles by phase, what those whom it hit were to the migration and to a key
public record FaultRow(
        int number,
        String attack,
        String trigger,
        String healing,
        boolean applied,
        boolean proven,
        String ineffective,
        String impossible,
        List<String> nodes,
        List<String> phases,
        String missed,
        SortedMap<String, SortedSet<String>> roles) {
    /// What an older Theseus did not write down is empty.
    public FaultRow {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        phases = phases == null ? List.of() : List.copyOf(phases);
        roles = roles == null ? new TreeMap<>() : roles;
    }

    static FaultRow of(LedgerEntry entry) {
        return new FaultRow(
                entry.strike().number(),
                entry.strike().attack().words(),
                entry.strike().trigger().words(),
                entry.strike().healing().words(),
                entry.applied(),
                entry.proven(),
                entry.ineffective(),
                entry.impossible(),
                entry.nodes(),
                List.copyOf(entry.phases()),
                entry.missed(),
                entry.roles());
    }

    /// What it came to, in words.
    public String effect() {
        if (!applied) return "never struck";
        if (impossible != null) return "impossible here: " + impossible;
        if (missed != null) return "missed: " + missed;
        if (!proven || ineffective != null) return "NOT EFFECTIVE: " + ineffective;
        return "proven" + (phases.isEmpty() ? "" : " in " + String.join(" ", phases));
    }
}
