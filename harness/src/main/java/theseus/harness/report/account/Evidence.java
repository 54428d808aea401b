package theseus.harness.report.account;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Moment;
import theseus.harness.run.Logbook;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Provenance;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// One contradiction with all that is told of it.
///
/// @param anomaly the class, in words
/// @param key the key, or null
/// @param headline class, key, level, phase and the faults in effect, on one line
/// @param sentence the explanation
/// @param testimony what the system told of the operations: who acknowledged, who answered, in which epoch
/// @param operations the operations that show it, by their places in the history
/// @param when what moment `replicas` are of, in words
/// @param replicas the replicas of the key at that moment
/// @param ruledOut what else could have explained it, and why it does not
/// @param stop where the order of the key's operations stops; null where it does not
public record Evidence(
        String anomaly,
        String key,
        String headline,
        String sentence,
        List<String> testimony,
        List<Long> operations,
        String when,
        List<ReplicaState> replicas,
        List<String> ruledOut,
        Stop stop) {
    /// What an older Theseus did not write down is empty.
    public Evidence {
        headline = headline == null ? anomaly : headline;
        testimony = testimony == null ? List.of() : List.copyOf(testimony);
        operations = operations == null ? List.of() : List.copyOf(operations);
        replicas = replicas == null ? List.of() : List.copyOf(replicas);
        ruledOut = ruledOut == null ? List.of() : List.copyOf(ruledOut);
    }

    /// All that can be told of a finding.
    static Evidence of(Finding finding, Logbook log, Film film) {
        ReplicasThen then = ReplicasThen.of(finding, log, film);
        return new Evidence(
                finding.anomaly().words(),
                finding.key(),
                headline(finding, log),
                finding.sentence(),
                Testimony.of(finding, log.history(), film),
                places(finding),
                then.when(),
                then.states(),
                RuledOut.of(finding, log, film),
                Stop.of(finding, log.history(), log.expectations()));
    }

    /// One of many of its class: told without what takes time.
    static Evidence brief(Finding finding, Logbook log) {
        return new Evidence(
                finding.anomaly().words(),
                finding.key(),
                log == null ? plain(finding) : headline(finding, log),
                finding.sentence(),
                List.of(),
                places(finding),
                null,
                List.of(),
                List.of(),
                null);
    }

    /// The finding that it was made of, with its operations out of the history.
    public Finding finding(History history) {
        Anomaly kind = Arrays.stream(Anomaly.values())
                .filter(one -> one.words().equals(anomaly))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no class of evidence is called '" + anomaly + "'"));
        List<Operation> own = history.operations().stream()
                .filter(operation -> operations.contains(operation.invoked()))
                .toList();
        return new Finding(kind, key, sentence, own);
    }

    private static List<Long> places(Finding finding) {
        return finding.operations().stream().map(Operation::invoked).toList();
    }

    private static String plain(Finding finding) {
        return finding.anomaly().words() + (finding.key() == null ? "" : " of " + finding.key());
    }

    private static String headline(Finding finding, Logbook log) {
        if (finding.operations().isEmpty()) return plain(finding);
        Operation last = Moment.last(finding);
        Provenance from = last.provenance();
        StringBuilder line = new StringBuilder(plain(finding));
        if (from != null && from.level() != null) line.append(" at ").append(from.level());
        if (from != null && from.phase() != null) line.append(", in ").append(from.phase());
        Set<String> faults = new TreeSet<>();
        long end = last.finish() == Long.MAX_VALUE ? last.start() : last.finish();
        log.ledger().stream()
                .filter(entry -> entry.proven() && entry.overlaps(last.start(), end))
                .forEach(entry -> faults.add(entry.strike().attack().words()));
        if (!faults.isEmpty()) line.append(", under ").append(String.join(" and ", faults));
        return line.toString();
    }
}
