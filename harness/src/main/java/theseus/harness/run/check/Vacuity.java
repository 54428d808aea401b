package theseus.harness.run.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.run.LedgerEntry;
import theseus.harness.run.Leg;
import theseus.harness.run.Logbook;
import theseus.harness.system.Charter;
import theseus.harness.workload.Register;

/// Reasons why a run that found nothing is no evidence.
final class Vacuity {
    /// Of the operations that were planned, the share that must have succeeded.
    private static final double ENOUGH = 0.2;

    private Vacuity() {}

    static List<String> of(Logbook log) {
        List<String> reasons = new ArrayList<>();
        operations(log, reasons);
        phases(log, reasons);
        faults(log, reasons);
        replicas(log, reasons);
        return reasons;
    }

    private static void operations(Logbook log, List<String> reasons) {
        for (String kind : Register.KINDS)
            if (!log.tally().okByKind().containsKey(kind)) reasons.add("no " + kind + " succeeded");
        long enough = (long) (ENOUGH * log.chart().operations());
        if (log.tally().ok() < enough)
            reasons.add("only %d operations succeeded, of %d that were planned"
                    .formatted(log.tally().ok(), log.chart().operations()));
    }

    private static void phases(Logbook log, List<String> reasons) {
        SortedSet<String> seen = new TreeSet<>();
        log.sightings().forEach(sighting -> seen.add(sighting.view().phase()));
        List<String> missed = log.chart().phases().stream()
                .filter(phase -> !seen.contains(phase))
                .toList();
        for (Leg leg : log.legs())
            if (leg.fate() == Leg.Fate.PASSED_OVER && !log.chart().options().mixed())
                reasons.add("nobody was there for a " + leg.words());
        if (!missed.isEmpty() && log.lost().isEmpty())
            reasons.add("the migration was never seen in " + String.join(", ", missed));
    }

    private static void faults(Logbook log, List<String> reasons) {
        List<LedgerEntry> possible = log.ledger().stream()
                .filter(entry -> entry.impossible() == null)
                .toList();
        for (LedgerEntry entry : possible)
            if (entry.ineffective() != null)
                reasons.add("fault %d (%s) had no effect: %s"
                        .formatted(
                                entry.strike().number(), entry.strike().attack().words(), entry.ineffective()));
        boolean planned = !log.ledger().isEmpty();
        boolean aimed = log.chart().options().trouble().at() != null;
        boolean landed = aimed
                ? possible.stream()
                                .allMatch(entry -> entry.phases()
                                        .contains(
                                                log.chart().options().trouble().at()))
                        && !possible.isEmpty()
                : possible.stream().anyMatch(LedgerEntry::proven);
        if (planned && !landed)
            reasons.add(
                    (aimed ? "not every" : "none") + " of the " + log.ledger().size() + " planned faults took effect"
                            + (aimed ? " in " + log.chart().options().trouble().at() : ""));
    }

    private static void replicas(Logbook log, List<String> reasons) {
        if (!log.chart().options().subject().charter().has(Charter.Feature.CENSUS)) return;
        for (String node : log.end().members()) {
            if (!log.before().knows(node) || !log.after().knows(node))
                reasons.add(node + " could not be asked what it holds");
        }
    }
}
