package theseus.harness.run.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.Census;
import theseus.harness.run.Leg;
import theseus.harness.run.Logbook;
import theseus.harness.system.Phases;
import theseus.harness.system.ReplicaRecord;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Before anything is repaired: every acknowledged version is on every read quorum of its owners, and whoever gained a
/// key has what was acknowledged before the migration was asked for.
final class KeyCensus {
    private final Logbook log;
    private final Census census;
    private final List<Finding> findings = new ArrayList<>();

    private KeyCensus(Logbook log) {
        this.log = log;
        this.census = log.before();
    }

    static List<Finding> of(Logbook log) {
        if (!log.end().phase().equals(Phases.STEADY)) return List.of();
        KeyCensus census = new KeyCensus(log);
        census.newest(Long.MAX_VALUE).forEach(census::quorums);
        for (Leg leg : log.legs())
            if (leg.done() && leg.askedNanos() >= 0)
                census.newest(leg.askedNanos()).forEach((key, write) -> census.gainers(leg, key, write));
        return census.findings;
    }

    /// By key the acknowledged write of the highest version, of those that ended before the time.
    private SortedMap<String, Operation> newest(long beforeNanos) {
        SortedMap<String, Operation> newest = new TreeMap<>();
        for (Operation operation : log.history().operations()) {
            if (!acknowledged(operation) || operation.finish() >= beforeNanos) continue;
            newest.merge(operation.key(), operation, (a, b) -> version(a).compareTo(version(b)) >= 0 ? a : b);
        }
        return newest;
    }

    private static boolean acknowledged(Operation operation) {
        return !operation.f().equals("read")
                && operation.outcome() instanceof Outcome.Ok
                && operation.provenance() != null
                && operation.provenance().version() != null
                && !"ONE".equals(operation.provenance().level());
    }

    private void quorums(String key, Operation write) {
        List<String> owners = log.owners(key);
        if (owners.isEmpty() || !owners.stream().allMatch(census::knows)) return;
        List<String> without =
                owners.stream().filter(owner -> older(owner, key, write)).toList();
        int readQuorum = owners.size() / 2 + 1;
        if (without.size() < readQuorum) return;
        findings.add(new Finding(
                Anomaly.KEY_CENSUS,
                key,
                "%s of %s was acknowledged as version %s, but %s of its owners %s hold an older version or none (%s): a read quorum can miss it."
                        .formatted(write.f(), key, version(write), without, owners, held(owners, key)),
                List.of(write)));
    }

    /// A node that gained a key must have what was acknowledged before, and keeps it as long as it owns the key.
    private void gainers(Leg leg, String key, Operation write) {
        for (String node : log.gainers(leg, key)) {
            if (!log.owners(key).contains(node) || !census.knows(node) || !older(node, key, write)) continue;
            findings.add(new Finding(
                    Anomaly.KEY_CENSUS,
                    key,
                    "By the %s %s gained %s, whose version %s was acknowledged before the migration was asked for, but holds %s."
                            .formatted(leg.words(), node, key, version(write), words(census.record(node, key))),
                    List.of(write)));
        }
    }

    private boolean older(String node, String key, Operation write) {
        ReplicaRecord record = census.record(node, key);
        if (record == null && mayBeForgotten(key, write)) return false;
        return record == null || record.version().compareTo(version(write)) < 0;
    }

    /// Whether the write may lie below a delete that has been forgotten since, as the floor allows.
    private boolean mayBeForgotten(String key, Operation write) {
        return version(write).compareTo(log.end().floor()) <= 0
                && log.history().operations().stream()
                        .anyMatch(other -> other.f().equals("delete")
                                && other.key().equals(key)
                                && !(other.outcome() instanceof Outcome.Failed)
                                && (other.finish() >= write.start() || !(other.outcome() instanceof Outcome.Ok)));
    }

    private String held(List<String> owners, String key) {
        return String.join(
                ", ",
                owners.stream()
                        .map(owner -> owner + ": " + words(census.record(owner, key)))
                        .toList());
    }

    static String words(ReplicaRecord record) {
        if (record == null) return "nothing";
        return record.value() == null ? "deleted at " + record.version() : record.value() + " at " + record.version();
    }

    private static String version(Operation operation) {
        return operation.provenance().version();
    }
}
