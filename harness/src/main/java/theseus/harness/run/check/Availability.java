package theseus.harness.run.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.Logbook;
import theseus.harness.run.Sighting;
import theseus.harness.system.Phases;
import theseus.harness.system.View;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Where majorities are up, operations succeed: in no phase do all operations on moving keys fail while no fault is in
/// effect, and after healing every key can be read.
final class Availability {
    private static final int ATTEMPTS_THAT_TELL = 5;
    private static final long RECOVERY_NANOS = 1_500_000_000L;

    private final Logbook log;
    private final SortedMap<String, List<Operation>> attempts = new TreeMap<>();

    private Availability(Logbook log) {
        this.log = log;
    }

    static List<Finding> of(Logbook log) {
        List<Finding> findings = new ArrayList<>(unread(log));
        Availability availability = new Availability(log);
        log.history().operations().forEach(availability::take);
        availability.attempts.forEach((where, operations) -> availability.judge(where, operations, findings));
        return findings;
    }

    private static List<Finding> unread(Logbook log) {
        if (log.unread().isEmpty()) return List.of();
        return List.of(new Finding(
                Anomaly.AVAILABILITY,
                log.unread().getFirst().split(" ")[0],
                "After every fault was healed, these reads still did not succeed within a minute: "
                        + String.join(", ", log.unread()) + ".",
                List.of()));
    }

    private void take(Operation operation) {
        View view = at(operation.start());
        if (view == null || view.phase().equals(Phases.STEADY) || !moving(view, operation.key())) return;
        if (disturbed(operation) || refusedByAnUnreadyNode(operation)) return;
        String where = (operation.f().equals("read") ? "reads" : "writes") + " in " + view.phase();
        attempts.computeIfAbsent(where, _ -> new ArrayList<>()).add(operation);
    }

    private void judge(String where, List<Operation> operations, List<Finding> findings) {
        boolean served = operations.stream().anyMatch(operation -> operation.outcome() instanceof Outcome.Ok);
        if (served || operations.size() < ATTEMPTS_THAT_TELL) return;
        findings.add(new Finding(
                Anomaly.AVAILABILITY,
                operations.getFirst().key(),
                "No fault was in effect, but none of %d %s on moving keys succeeded; the first said: %s."
                        .formatted(operations.size(), where, error(operations.getFirst())),
                operations.subList(0, ATTEMPTS_THAT_TELL)));
    }

    private View at(long nanos) {
        View view = null;
        for (Sighting sighting : log.sightings()) {
            if (sighting.nanos() > nanos) break;
            view = sighting.view();
        }
        return view;
    }

    private static boolean moving(View view, String key) {
        List<String> old = view.owners().getOrDefault(key, List.of());
        List<String> now = view.newOwners().getOrDefault(key, List.of());
        return !old.containsAll(now) || !now.containsAll(old);
    }

    private boolean disturbed(Operation operation) {
        long end = operation.finish() == Long.MAX_VALUE
                ? operation.start() + log.chart().times().timeoutNanos()
                : operation.finish();
        return log.ledger().stream().anyMatch(entry -> entry.overlaps(operation.start() - RECOVERY_NANOS, end));
    }

    private static boolean refusedByAnUnreadyNode(Operation operation) {
        return error(operation).contains("NOT_READY");
    }

    private static String error(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Failed(String error) -> error;
            case Outcome.Unknown(String error) -> error == null ? "no answer" : error;
            case Outcome.Ok _ -> "";
        };
    }
}
