package theseus.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.LedgerEntry;
import theseus.harness.run.Leg;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Result;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.ReplicaRecord;
import theseus.histories.check.Finding;
import theseus.histories.check.Verdict;

/// The verdict on one run: verdict first, then the evidence, then what stood around it, then the command to paste.
public final class VerdictText {
    private static final int FINDINGS_SHOWN = 3;

    private final RunOptions options;
    private final Logbook log;
    private final Result result;
    private final List<String> lines = new ArrayList<>();

    private VerdictText(RunOptions options, Logbook log, Result result) {
        this.options = options;
        this.log = log;
        this.result = result;
    }

    /// The whole text, line by line. `log` may be null where the cluster never came up.
    public static List<String> of(RunOptions options, Logbook log, Result result) {
        VerdictText text = new VerdictText(options, log, result);
        text.verdict();
        text.convictions();
        if (log != null) text.circumstances();
        if (!(result.verdict() instanceof Verdict.Valid)) {
            text.lines.add("");
            text.lines.add("repeat it with:  " + options.command());
        }
        return text.lines;
    }

    private void verdict() {
        switch (result.verdict()) {
            case Verdict.Valid _ -> lines.add("VALID: nothing contradicts a correct migration.");
            case Verdict.Undecided(String reason) -> lines.add("UNDECIDED: " + reason + ".");
            case Verdict.Violation(List<Finding> findings) -> violation(led(findings));
        }
    }

    private void violation(List<Finding> findings) {
        lines.add("VIOLATION: " + headline(findings.getFirst()));
        for (Finding finding : shown(findings)) evidence(finding);
        if (findings.size() > 1) lines.add("");
        if (findings.size() > 1) lines.add("in all: " + counted(findings));
        for (String doubt : result.doubts()) lines.add("besides, undecided: " + doubt);
    }

    /// The evidence that convicts a flaw that was switched on leads.
    private List<Finding> led(List<Finding> findings) {
        List<KnownFlaw> flaws = options.cluster().flaws().stream()
                .map(label -> KnownFlaw.labelled(label).orElseThrow())
                .toList();
        List<Finding> led = new ArrayList<>(findings);
        led.sort(Comparator.comparing(finding -> flaws.stream().noneMatch(flaw -> flaw.namedBy(finding))));
        return led;
    }

    /// The first of each of the gravest classes.
    private static List<Finding> shown(List<Finding> findings) {
        List<Finding> shown = new ArrayList<>();
        for (Finding finding : findings)
            if (shown.size() < FINDINGS_SHOWN
                    && shown.stream().noneMatch(other -> other.anomaly() == finding.anomaly())) shown.add(finding);
        return shown;
    }

    /// The class of evidence and its key.
    static String headline(Finding finding) {
        return finding.anomaly().words() + (finding.key() == null ? "" : " of " + finding.key());
    }

    static String counted(List<Finding> findings) {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        findings.forEach(finding -> counts.merge(finding.anomaly().ordinal(), 1L, Long::sum));
        List<String> words = new ArrayList<>();
        counts.forEach((anomaly, count) ->
                words.add(count + " × " + theseus.histories.check.Anomaly.values()[anomaly].words()));
        return String.join(", ", words);
    }

    private void evidence(Finding finding) {
        lines.add("");
        lines.add(headline(finding) + ":");
        finding.sentence().lines().forEach(line -> lines.add("  " + line));
        if (!finding.operations().isEmpty())
            OperationTable.lines(finding.operations()).forEach(line -> lines.add("    " + line));
        if (finding.key() != null && log != null) replicas(finding.key());
    }

    private void replicas(String key) {
        List<String> owners = log.owners(key);
        if (owners.isEmpty() || log.before().held().isEmpty()) return;
        lines.add("  replicas of " + key + " when all was quiet, before the last reads:");
        for (String node : log.before().held().keySet()) {
            ReplicaRecord record = log.before().record(node, key);
            if (record == null && !owners.contains(node)) continue;
            String role = owners.contains(node) ? "owner" : "no owner";
            lines.add("    %s (%s)  %s".formatted(node, role, record == null ? "nothing" : held(record)));
        }
    }

    private static String held(ReplicaRecord record) {
        return (record.value() == null ? "deleted" : record.value()) + " at " + record.version();
    }

    private void convictions() {
        for (String label : options.cluster().flaws()) {
            KnownFlaw flaw = KnownFlaw.labelled(label).orElseThrow();
            boolean convicted = result.findings().stream().anyMatch(flaw::namedBy);
            lines.add("");
            lines.add("%s %s (%s): %s"
                    .formatted(
                            flaw.isControl() ? "control" : "flaw",
                            label,
                            flaw.summary(),
                            flaw.isControl()
                                    ? "right as well, nothing may be found."
                                    : convicted
                                            ? "convicted with the evidence named for it."
                                            : result.findings().isEmpty()
                                                    ? "not convicted by this run."
                                                    : "seen, but not with the evidence named for it."));
        }
    }

    private void circumstances() {
        lines.add("");
        lines.add("operations  %d ok, %d failed, %d unknown, over %d keys"
                .formatted(
                        log.tally().ok(),
                        log.tally().failed(),
                        log.tally().unknown(),
                        log.chart().options().load().keys()));
        lines.add("migrations  "
                + String.join("; ", log.legs().stream().map(VerdictText::leg).toList()));
        for (LedgerEntry entry : log.ledger()) if (entry.applied()) lines.add("fault " + fault(entry));
    }

    private static String leg(Leg leg) {
        String how = switch (leg.fate()) {
            case DONE -> leg.move().done();
            case AHEAD -> leg.words() + " not done";
            case GIVEN_UP -> leg.words() + " given up";
            case PASSED_OVER -> "no " + leg.words() + " was possible";
        };
        boolean again = leg.done() && leg.aborted() > 0;
        return how + (again ? " after " + leg.aborted() + " aborted" : "");
    }

    private static String fault(LedgerEntry entry) {
        String effect = entry.proven() && entry.ineffective() == null
                ? "proven"
                : entry.impossible() == null
                        ? "NOT EFFECTIVE: " + entry.ineffective()
                        : "impossible here: " + entry.impossible();
        return "%-5d %s %s, %s: hit %s, %s%s"
                .formatted(
                        entry.strike().number(),
                        entry.strike().attack().words(),
                        entry.strike().trigger().words(),
                        entry.strike().healing().words(),
                        String.join(" ", entry.nodes()),
                        effect,
                        entry.phases().isEmpty() ? "" : " in " + String.join(" ", entry.phases()));
    }
}
