package theseus.harness.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import theseus.harness.bugs.Acquittal;
import theseus.harness.bugs.Row;
import theseus.harness.bugs.Trial;

/// The trial of the catalogue, as people and machines read it.
public final class BugsReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Trial.Terms terms;
    private final int brought;
    private final List<Row> rows;
    private final List<Acquittal> acquittals;

    /// @param brought how many defects stood trial
    public BugsReport(Trial.Terms terms, int brought, Trial trial) {
        this.terms = terms;
        this.brought = brought;
        this.rows = trial.rows();
        this.acquittals = trial.acquittals();
    }

    /// The table, what is right on the same seeds, and what is not as it should be.
    public List<String> text(double seconds) {
        TextTable table = new TextTable(
                "defect",
                "from",
                "evidence named",
                "evidence found",
                "where",
                "runs",
                "operations",
                "convicted",
                "undecided",
                "repeat it with");
        for (Row row : rows) table.row(cells(row));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        for (Acquittal acquittal : acquittals) lines.add(words(acquittal));
        lines.add("");
        lines.add(
                "runs and operations until found: the median of %d campaigns from different seeds, of at most %d runs each"
                        .formatted(terms.campaigns(), terms.budget()));
        lines.add("undecided: runs of all campaigns together that prove nothing; they neither convict nor acquit");
        lines.add("%d of %d defects convicted by every campaign with the evidence named; %.0f s"
                .formatted(rows.stream().filter(Row::asItShouldBe).count(), brought, seconds));
        for (Row row : rows)
            if (!row.asItShouldBe())
                lines.add("NOT AS IT SHOULD BE: " + row.brought().title());
        for (Acquittal acquittal : acquittals) {
            if (!acquittal.asItShouldBe()) lines.add("NOT AS IT SHOULD BE: " + acquittal.who());
            acquittal.commands().forEach(command -> lines.add("    " + command));
        }
        return lines;
    }

    private String[] cells(Row row) {
        return new String[] {
            row.brought().title(),
            row.brought().flaw().origin(),
            String.join(", ", row.brought().flaw().evidence().words()),
            row.seen().isEmpty() ? "NONE" : String.join(", ", row.seen()),
            row.brought().where(),
            Long.toString(row.runs()),
            Long.toString(row.operations()),
            row.convictions() + "/" + row.hearings().size(),
            Long.toString(row.undecidedRuns()),
            row.command()
        };
    }

    private static String words(Acquittal acquittal) {
        return "%s on every one of these seeds: %s (%d runs: %d valid, %d undecided, %d violations)"
                .formatted(
                        acquittal.who(),
                        acquittal.asItShouldBe() ? "acquitted" : "NOT ACQUITTED",
                        acquittal.runs(),
                        acquittal.validRuns(),
                        acquittal.undecidedRuns(),
                        acquittal.convictions());
    }

    /// The same for a machine, in one object.
    public String json(double seconds) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("campaigns", terms.campaigns());
        root.put("budget", terms.budget());
        root.put("seed", terms.seed());
        root.put("seconds", seconds);
        root.put("asItShouldBe", exitCode() == 0);
        ArrayNode defects = root.putArray("defects");
        for (Row row : rows) defects.add(json(row));
        ArrayNode right = root.putArray("acquittals");
        for (Acquittal acquittal : acquittals) {
            ObjectNode node = right.addObject();
            node.put("who", acquittal.who());
            node.put("runs", acquittal.runs());
            node.put("valid", acquittal.validRuns());
            node.put("undecided", acquittal.undecidedRuns());
            node.put("violations", acquittal.convictions());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode json(Row row) {
        ObjectNode node = JSON.createObjectNode();
        node.put("defect", row.brought().title());
        node.put("summary", row.brought().flaw().summary());
        node.put("from", row.brought().flaw().origin());
        node.set("named", JSON.valueToTree(row.brought().flaw().evidence().words()));
        node.set("found", JSON.valueToTree(row.seen()));
        node.put("where", row.brought().where());
        node.put("runs", row.runs());
        node.put("operations", row.operations());
        node.put("convicted", row.convictions());
        node.put("campaigns", row.hearings().size());
        node.put("undecided", row.undecidedRuns());
        node.put("command", row.command());
        return node;
    }

    /// 0 when every defect was convicted and all that is right acquitted; 1 when not; 2 when it was stopped before.
    public int exitCode() {
        boolean wrong = rows.stream().anyMatch(Row::gotAway)
                || acquittals.stream().anyMatch(acquittal -> acquittal.convictions() > 0);
        if (wrong) return 1;
        boolean all = rows.size() == brought
                && rows.stream().allMatch(Row::asItShouldBe)
                && acquittals.stream().allMatch(Acquittal::asItShouldBe);
        return all ? 0 : 2;
    }
}
