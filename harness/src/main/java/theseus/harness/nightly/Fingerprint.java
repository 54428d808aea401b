package theseus.harness.nightly;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import theseus.harness.replay.Charge;
import theseus.harness.report.account.Account;
import theseus.harness.run.Logbook;
import theseus.harness.run.Sailed;
import theseus.harness.run.Sighting;
import theseus.harness.system.Phases;
import theseus.histories.Operation;
import theseus.histories.check.Finding;

/// What stays the same of a failure from seed to seed: the class of its evidence, the invariant where one was broken,
/// and
/// the phase in which it shows. Keys, nodes, times, values and counts are left out.
///
/// @param words for example `invariant breach of I1, in DATA_COPY`
/// @param sentence what the run said, with all its particulars
public record Fingerprint(String words, String sentence) {
    private static final Pattern TIME = Pattern.compile("\\bat (\\d+\\.\\d+) s\\b");
    private static final Pattern PARTICULARS = Pattern.compile("\\b[nkwrd]?\\d[\\d.,]*\\b");
    private static final int SENTENCE_MAX = 2_000;

    public Fingerprint {
        if (sentence.length() > SENTENCE_MAX) sentence = sentence.substring(0, SENTENCE_MAX) + " …";
    }

    /// Of a run in which something was found: of the finding that leads.
    static Fingerprint ofViolation(Sailed sailed) {
        Finding lead = Account.leading(sailed.options(), sailed.result());
        String phase = phase(lead, sailed.log()).map(name -> ", in " + name).orElse("");
        return new Fingerprint(Charge.of(lead).words() + phase, lead.sentence());
    }

    /// The same, shown by such a run: what convicts a control is not what convicts the node.
    Fingerprint of(Lot lot) {
        return lot.isControl() ? new Fingerprint(lot.label() + ": " + words, sentence) : this;
    }

    /// Of a run that proved nothing: its first reason.
    static Fingerprint ofDoubt(List<String> doubts) {
        String reason = doubts.getFirst();
        return new Fingerprint("undecided: " + PARTICULARS.matcher(reason).replaceAll("…"), String.join("; ", doubts));
    }

    /// Of an exception: what was thrown, and where in our own code.
    static Fingerprint ofWreck(Throwable thrown) {
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        String where = Stream.of(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("theseus."))
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
        return new Fingerprint(cause.getClass().getSimpleName() + where, cause.toString());
    }

    /// The phase that the last operation of the evidence knew of; else that at the time which the evidence names; else
    /// the
    /// one that its sentence names.
    private static Optional<String> phase(Finding finding, Logbook log) {
        Optional<String> known = finding.operations().reversed().stream()
                .map(Operation::provenance)
                .filter(from -> from != null && from.phase() != null)
                .map(from -> from.phase())
                .findFirst();
        Matcher time = TIME.matcher(finding.sentence());
        if (known.isPresent()) return known;
        if (log != null && time.find()) return at((long) (Double.parseDouble(time.group(1)) * 1e9), log);
        return Phases.OF_A_MIGRATION.stream()
                .filter(name -> finding.sentence().contains(name))
                .findFirst();
    }

    private static Optional<String> at(long nanos, Logbook log) {
        return log.sightings().stream()
                .filter(sighting -> sighting.nanos() <= nanos)
                .map(Sighting::view)
                .map(view -> view.phase())
                .reduce((_, later) -> later);
    }
}
