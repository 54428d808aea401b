package theseus.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import theseus.harness.report.account.Account;
import theseus.harness.report.account.Evidence;
import theseus.harness.report.account.FaultRow;
import theseus.harness.report.account.ReplicaState;
import theseus.harness.report.account.Stop;
import theseus.histories.History;
import theseus.histories.Literal;
import theseus.histories.Operation;

/// The verdict on one run: verdict first, then the evidence, then what stood around it, then the command to paste.
public final class VerdictText {
    private static final int FINDINGS_SHOWN = 3;

    private final Account account;
    private final Map<Long, Operation> operations = new TreeMap<>();
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private VerdictText(Account account, History history, Ink ink) {
        this.account = account;
        this.ink = ink;
        history.operations().forEach(operation -> operations.put(operation.invoked(), operation));
    }

    /// The whole text, line by line.
    public static List<String> of(Account account, History history, Ink ink) {
        VerdictText text = new VerdictText(account, history, ink);
        text.verdict();
        text.flaws();
        if (!account.migrations().isEmpty() || account.operations().ok() > 0) text.circumstances();
        if (!account.verdict().equals("valid")) {
            text.line("");
            text.line("repeat it with:  " + ink.command(account.command()));
        }
        return text.lines;
    }

    private void line(String text) {
        lines.add(text);
    }

    private void verdict() {
        line(ink.verdict(account.verdict(), Literal.line(account.headline())));
        account.shown(FINDINGS_SHOWN).forEach(this::evidence);
        if (account.findings().size() > 1) {
            line("");
            line("in all: " + account.counted());
        }
        if (account.verdict().equals("violation"))
            account.doubts().forEach(doubt -> line("besides, undecided: " + Literal.line(doubt)));
    }

    private void evidence(Evidence evidence) {
        line("");
        line(ink.strong(Literal.line(evidence.headline()) + ":"));
        evidence.sentence().lines().forEach(sentence -> line("  " + Literal.line(sentence)));
        evidence.testimony().forEach(sentence -> line("  " + Literal.line(sentence)));
        if (!evidence.operations().isEmpty())
            OperationTable.lines(
                            evidence.operations().stream().map(operations::get).toList())
                    .forEach(row -> line("    " + row));
        if (evidence.stop() != null) stop(evidence.stop());
        if (!evidence.replicas().isEmpty()) replicas(evidence);
        if (!evidence.ruledOut().isEmpty()) line("  ruled out:");
        evidence.ruledOut().forEach(sentence -> line("    " + Literal.line(sentence)));
    }

    /// How far the operations of the key can be put in order, and what cannot follow.
    private void stop(Stop stop) {
        Operation stuck = operations.get(stop.stuck());
        String state = stop.states().isEmpty()
                ? "is as at the beginning"
                : "holds " + stop.states().getLast();
        line("  in order so far: %d operations%s, after which the key %s; %s (%s, %s) cannot be next."
                .formatted(
                        stop.order().size(),
                        tail(stop),
                        Literal.line(state),
                        Naming.name(stuck),
                        Naming.what(stuck),
                        Naming.outcome(stuck)));
    }

    private String tail(Stop stop) {
        if (stop.order().isEmpty()) return "";
        List<Long> last = stop.order()
                .subList(Math.max(0, stop.order().size() - 3), stop.order().size());
        return ", the last "
                + String.join(
                        ", ",
                        last.stream().map(operations::get).map(Naming::name).toList());
    }

    private void replicas(Evidence evidence) {
        line("  replicas of " + Literal.of(evidence.key()) + " " + Literal.line(evidence.when()) + ":");
        TextTable table = new TextTable("node", "role", "is", "knows epoch", "holds");
        for (ReplicaState replica : evidence.replicas())
            table.row(replica.node(), replica.role(), replica.state(), replica.knew(), replica.held());
        table.lines().forEach(row -> line("    " + row));
    }

    private void flaws() {
        for (Account.Conviction flaw : account.flaws()) {
            line("");
            line("%s %s (%s): %s"
                    .formatted(flaw.control() ? "control" : "flaw", flaw.label(), flaw.summary(), flaw.words()));
        }
    }

    private void circumstances() {
        Account.Counts counts = account.operations();
        line("");
        line("operations  %d ok, %d failed, %d unknown, over %d keys"
                .formatted(counts.ok(), counts.failed(), counts.unknown(), account.keys()));
        if (account.power() != null && account.power().tried() > 0)
            line("power       " + account.power().words());
        line("migrations  " + String.join("; ", account.migrations()));
        for (FaultRow fault : account.faults()) if (fault.applied()) line(fault(fault));
    }

    private static String fault(FaultRow fault) {
        return "fault %-5d %s %s, %s: hit %s, %s"
                .formatted(
                        fault.number(),
                        fault.attack(),
                        fault.trigger(),
                        fault.healing(),
                        String.join(" ", fault.nodes()),
                        Literal.line(fault.effect()));
    }
}
