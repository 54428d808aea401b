package theseus.harness.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import theseus.harness.run.LedgerEntry;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Result;
import theseus.histories.Operation;
import theseus.histories.check.Finding;

/// The results as a machine reads them: `results.json`.
public final class ResultsFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultsFile() {}

    /// Writes the file. `log` may be null where the cluster never came up.
    public static void write(RunDirectory directory, RunOptions options, Logbook log, Result result)
            throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("verdict", result.verdict().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        root.put("seed", options.seed());
        root.put("command", options.command());
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : result.findings()) findings.add(finding(finding));
        ArrayNode doubts = root.putArray("doubts");
        result.doubts().forEach(doubts::add);
        if (log != null) circumstances(root, log);
        Files.writeString(
                directory.path().resolve("results.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode node = JSON.createObjectNode();
        node.put("anomaly", finding.anomaly().words());
        node.put("key", finding.key());
        node.put("sentence", finding.sentence());
        ArrayNode operations = node.putArray("operations");
        finding.operations().stream().map(Operation::invoked).forEach(operations::add);
        return node;
    }

    private static void circumstances(ObjectNode root, Logbook log) {
        ObjectNode operations = root.putObject("operations");
        operations.put("ok", log.tally().ok());
        operations.put("failed", log.tally().failed());
        operations.put("unknown", log.tally().unknown());
        root.set("guards", JSON.valueToTree(log.guards()));
        ArrayNode faults = root.putArray("faults");
        for (LedgerEntry entry : log.ledger()) faults.add(fault(entry));
        Matrix matrix = new Matrix();
        matrix.add(log.ledger());
        root.set("matrix", JSON.valueToTree(matrix.counts()));
    }

    private static ObjectNode fault(LedgerEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        node.put("number", entry.strike().number());
        node.put("attack", entry.strike().attack().words());
        node.put("trigger", entry.strike().trigger().words());
        node.put("healing", entry.strike().healing().words());
        node.put("applied", entry.applied());
        node.put("proven", entry.proven());
        node.put("ineffective", entry.ineffective());
        node.put("impossible", entry.impossible());
        node.set("nodes", JSON.valueToTree(entry.nodes()));
        node.set("phases", JSON.valueToTree(entry.phases()));
        return node;
    }
}
