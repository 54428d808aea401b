package theseus.harness.run.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import theseus.harness.run.Census;
import theseus.harness.run.Logbook;
import theseus.harness.system.Phases;
import theseus.harness.system.ReplicaRecord;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// After every key was read at ALL: all owners hold the same, and nobody else holds anything.
final class LastCensus {
    private LastCensus() {}

    static List<Finding> of(Logbook log) {
        if (!log.end().phase().equals(Phases.STEADY)) return List.of();
        List<Finding> findings = new ArrayList<>();
        for (String key : log.end().owners().keySet()) {
            divergence(log, key, findings);
            leftOver(log, key, findings);
        }
        return findings;
    }

    private static void divergence(Logbook log, String key, List<Finding> findings) {
        if (log.unread().contains(key + " at ALL")) return;
        List<String> owners =
                log.owners(key).stream().filter(log.after()::knows).toList();
        if (owners.isEmpty()) return;
        ReplicaRecord first = log.after().record(owners.getFirst(), key);
        for (String owner : owners) {
            ReplicaRecord other = log.after().record(owner, key);
            if (Objects.equals(first, other)) continue;
            findings.add(new Finding(
                    Anomaly.DIVERGENCE,
                    key,
                    "After %s was read at ALL, %s holds %s, but %s holds %s."
                            .formatted(key, owners.getFirst(), KeyCensus.words(first), owner, KeyCensus.words(other)),
                    List.of()));
            return;
        }
    }

    private static void leftOver(Logbook log, String key, List<Finding> findings) {
        Census census = log.after();
        for (String node : census.held().keySet()) {
            ReplicaRecord record = census.record(node, key);
            if (record == null || log.owners(key).contains(node)) continue;
            findings.add(new Finding(
                    Anomaly.LEFT_OVER_DATA,
                    key,
                    "%s is owned by %s since epoch %d, but %s still holds %s."
                            .formatted(key, log.owners(key), log.end().epoch(), node, KeyCensus.words(record)),
                    List.of()));
        }
    }
}
