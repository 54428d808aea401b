package theseus.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import theseus.harness.report.account.Account;
import theseus.harness.report.account.Evidence;
import theseus.harness.report.account.FaultRow;
import theseus.harness.report.account.ReplicaState;
import theseus.histories.Literal;
import theseus.histories.Operation;

/// The explanation of one run as Markdown, to be pasted into an issue. What a history says is escaped, so that it shows
/// as it is.
public final class Markdown {
    private static final int FINDINGS_SHOWN = 3;

    private final Account account;
    private final Map<Long, Operation> operations = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();

    private Markdown(KeptRun run) {
        account = run.account();
        run.history().operations().forEach(operation -> operations.put(operation.invoked(), operation));
    }

    /// The whole text, line by line.
    public static List<String> of(KeptRun run) {
        Markdown text = new Markdown(run);
        if (run.account() == null) return List.of("## UNFINISHED", "", "The run goes on, or was cut off.");
        text.headline();
        text.account.shown(FINDINGS_SHOWN).forEach(text::evidence);
        text.circumstances();
        return text.lines;
    }

    private void headline() {
        add("## " + plain(account.headline()));
        add("");
        add("```");
        add(Literal.line(account.command()));
        add("```");
    }

    private void evidence(Evidence evidence) {
        add("");
        add("### " + plain(evidence.headline()));
        add("");
        evidence.sentence().lines().forEach(line -> add(plain(line)));
        if (!evidence.testimony().isEmpty()) add("");
        evidence.testimony().forEach(line -> add("- " + plain(line)));
        if (!evidence.operations().isEmpty()) {
            table(
                    OperationTable.HEADS,
                    evidence.operations().stream()
                            .map(operations::get)
                            .map(OperationTable::row)
                            .toList());
        }
        if (!evidence.replicas().isEmpty()) replicas(evidence);
        if (evidence.ruledOut().isEmpty()) return;
        add("");
        add("Ruled out:");
        add("");
        evidence.ruledOut().forEach(sentence -> add("- " + plain(sentence)));
    }

    private void replicas(Evidence evidence) {
        add("");
        add("Replicas of " + plain(Literal.of(evidence.key())) + " " + plain(evidence.when()) + ":");
        table(
                List.of("node", "role", "is", "knows epoch", "holds"),
                evidence.replicas().stream().map(Markdown::cells).toList());
    }

    private static List<String> cells(ReplicaState replica) {
        return List.of(replica.node(), replica.role(), replica.state(), replica.knew(), replica.held());
    }

    private void circumstances() {
        Account.Counts counts = account.operations();
        for (Account.Conviction flaw : account.flaws()) {
            add("");
            add("%s `%s` (%s): %s"
                    .formatted(flaw.control() ? "Control" : "Flaw", flaw.label(), plain(flaw.summary()), flaw.words()));
        }
        add("");
        add("%d operations ok, %d failed, %d unknown, over %d keys; %s."
                .formatted(
                        counts.ok(),
                        counts.failed(),
                        counts.unknown(),
                        account.keys(),
                        account.migrations().isEmpty()
                                ? "no migration"
                                : plain(String.join("; ", account.migrations()))));
        if (account.power() != null) {
            add("");
            add("Power: " + account.power().words() + ".");
        }
        List<List<String>> struck = account.faults().stream()
                .filter(FaultRow::applied)
                .map(fault -> List.of(
                        "" + fault.number(),
                        fault.attack(),
                        fault.trigger(),
                        fault.healing(),
                        String.join(" ", fault.nodes()),
                        fault.effect()))
                .toList();
        if (!struck.isEmpty()) table(List.of("fault", "attack", "trigger", "healing", "hit", "effect"), struck);
    }

    private void table(List<String> heads, List<List<String>> rows) {
        add("");
        add("| " + String.join(" | ", heads) + " |");
        add("|" + " --- |".repeat(heads.size()));
        for (List<String> row : rows)
            add("| " + String.join(" | ", row.stream().map(Markdown::plain).toList()) + " |");
    }

    private void add(String line) {
        lines.add(line);
    }

    /// Text in which no character means anything to Markdown.
    static String plain(String text) {
        return Literal.line(text)
                .replaceAll("([\\\\`*_\\[\\]|~#$])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
