package theseus.harness.report.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import theseus.harness.report.Naming;
import theseus.harness.report.film.Film;
import theseus.histories.History;
import theseus.histories.Literal;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;
import theseus.histories.check.Finding;
import theseus.histories.check.evidence.Lag;
import theseus.histories.check.evidence.Lags;

/// What the system itself told of the operations of a finding, a sentence each: through whom they went, who
/// acknowledged
/// or answered, in which epoch; how far behind a read was, and by the film what those whom it asked had never had.
final class Testimony {
    private static final int MOST = 6;

    private final Finding finding;
    private final History history;
    private final Film film;
    private final Map<Long, Lag> lags;

    private Testimony(Finding finding, History history, Film film) {
        this.finding = finding;
        this.history = history;
        this.film = film;
        lags = Lags.of(history.operations().stream()
                .filter(operation -> finding.key() != null && finding.key().equals(operation.key()))
                .toList());
    }

    /// The sentences, in the order in which the operations ended; none where the system told nothing.
    static List<String> of(Finding finding, History history, Film film) {
        Testimony testimony = new Testimony(finding, history, film);
        List<String> sentences = new ArrayList<>();
        Operation before = null;
        for (Operation operation : testimony.witnesses()) {
            sentences.add(testimony.sentence(before, operation));
            before = operation;
        }
        return sentences;
    }

    /// The finding's own operations; of one that has none, the writes of the version that it names.
    private List<Operation> witnesses() {
        List<Operation> own = finding.operations().isEmpty()
                ? history.operations().stream().filter(this::concerns).toList()
                : finding.operations();
        return own.stream()
                .filter(operation -> operation.provenance() != null)
                .sorted(Comparator.comparingLong(Operation::finish))
                .limit(MOST)
                .toList();
    }

    private boolean concerns(Operation operation) {
        return !operation.f().equals("read")
                && operation.provenance() != null
                && operation.provenance().version() != null
                && finding.key() != null
                && finding.key().equals(operation.key())
                && finding.sentence().contains(operation.provenance().version());
    }

    private String sentence(Operation before, Operation operation) {
        return crossing(before, operation) + Naming.name(operation) + " (" + Naming.what(operation) + ") "
                + switch (operation.outcome()) {
                    case Outcome.Ok(Object value) when operation.f().equals("read") -> answer(operation, value);
                    case Outcome.Ok _ ->
                        "was acknowledged" + by(operation.provenance().replicas()) + ways(operation.provenance()) + ".";
                    case Outcome.Failed(String error) -> "was refused: " + Literal.of(error) + ".";
                    case Outcome.Unknown _ -> "was never answered, and may have taken effect at any time since.";
                };
    }

    /// The cutover, where it came between two operations.
    private String crossing(Operation before, Operation operation) {
        if (before == null) return "";
        return history.phases().stream()
                .filter(phase -> phase.phase().equals("CUTOVER"))
                .filter(phase -> phase.time() > before.finish() && phase.time() < operation.start())
                .reduce((a, b) -> b)
                .map(Testimony::after)
                .orElse("");
    }

    private static String after(PhaseEvent cutover) {
        return "After the cutover to epoch " + cutover.epoch() + ", ";
    }

    private String answer(Operation read, Object value) {
        Provenance from = read.provenance();
        return (from.replicas().isEmpty() ? "was asked" : "asked " + Naming.list(from.replicas()))
                + ways(from) + ", and answered " + (value == null ? "nothing" : Literal.of(value)) + lag(read) + "."
                + never(read);
    }

    private static String by(List<String> replicas) {
        return replicas.isEmpty() ? "" : " by " + Naming.list(replicas);
    }

    private static String ways(Provenance from) {
        return (from.node() == null ? "" : " through " + Literal.of(from.node()))
                + (from.level() == null ? "" : " at " + Literal.of(from.level()))
                + (from.epoch() < 0 ? "" : " in epoch " + from.epoch())
                + (from.phase() == null ? "" : " (" + Literal.of(from.phase()) + ")");
    }

    private String lag(Operation read) {
        Lag lag = lags.get(read.invoked());
        if (lag == null || lag.versions() <= 0) return "";
        return ", %d version%s and %.3f ms behind"
                .formatted(lag.versions(), lag.versions() == 1 ? "" : "s", lag.nanos() / 1e6);
    }

    /// Of the finding's last write that was acknowledged before the read, those who were asked and had never stored it.
    private String never(Operation read) {
        if (film == null || film.footage() == null || !film.footage().whole()) return "";
        return latestBefore(read)
                .map(missed -> never(missed, without(missed, read)))
                .orElse("");
    }

    private static String never(Operation missed, List<String> without) {
        return without.isEmpty()
                ? ""
                : " Until then " + Naming.list(without) + " had never stored what " + Naming.name(missed) + " wrote.";
    }

    private List<String> without(Operation missed, Operation read) {
        return read.provenance().replicas().stream()
                .filter(node -> !stored(node, missed, read.finish()))
                .toList();
    }

    private Optional<Operation> latestBefore(Operation read) {
        return finding.operations().stream()
                .filter(write -> Objects.equals(read.key(), write.key())
                        && !write.f().equals("read")
                        && write.outcome() instanceof Outcome.Ok
                        && write.finish() < read.start()
                        && write.provenance() != null
                        && write.provenance().version() != null)
                .max(Comparator.comparingLong(Operation::finish));
    }

    private boolean stored(String node, Operation write, long until) {
        return film.footage().holdings().stream()
                .anyMatch(holding -> holding.nanos() <= until
                        && holding.node().equals(node)
                        && holding.key().equals(write.key())
                        && write.provenance().version().equals(holding.version()));
    }
}
