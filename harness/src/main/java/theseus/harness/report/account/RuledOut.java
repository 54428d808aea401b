package theseus.harness.report.account;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.report.film.Film;
import theseus.harness.run.Logbook;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Finding;

/// What else might have explained a contradiction between operations, and why it does not.
final class RuledOut {
    private RuledOut() {}

    static List<String> of(Finding finding, Logbook log, Film film) {
        List<String> sentences = new ArrayList<>();
        if (!finding.operations().isEmpty()) operations(finding, log, sentences);
        if (film == null) return sentences;
        sentences.add(
                film.footage() != null
                        ? "chance: the seed gave the same history a second time, byte for byte."
                        : "nothing by repetition: " + film.why() + ".");
        return sentences;
    }

    private static void operations(Finding finding, Logbook log, List<String> sentences) {
        List<Operation> own = log.history().operations().stream()
                .filter(operation -> finding.key() == null || finding.key().equals(operation.key()))
                .toList();
        long unknown = own.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Unknown
                        && !operation.f().equals("read"))
                .count();
        long failed = own.stream()
                .filter(operation -> operation.outcome() instanceof Outcome.Failed
                        && !operation.f().equals("read"))
                .count();
        sentences.add(
                unknown == 0
                        ? "a write nobody heard of: every write of the key was answered."
                        : "a write nobody heard of: %d writes of the key were never answered; each was allowed to take effect at any later time, or never."
                                .formatted(unknown));
        if (failed > 0)
            sentences.add("a failed write: %d writes of the key were refused before they could take effect."
                    .formatted(failed));
        sentences.add("clocks: all times are the harness' own, of one clock.");
    }
}
