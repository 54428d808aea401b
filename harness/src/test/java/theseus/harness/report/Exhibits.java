package theseus.harness.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.report.account.Account;
import theseus.harness.report.account.Evidence;
import theseus.harness.report.account.ReplicaState;
import theseus.harness.report.account.Stop;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.OperationEvent;
import theseus.histories.OperationEvent.Type;
import theseus.histories.PhaseEvent;
import theseus.histories.Provenance;
import theseus.histories.check.Anomaly;

/// Small kept runs, one for each verdict and class of evidence, that owe nothing to a seed.
public final class Exhibits {
    private Exhibits() {}

    /// A run in which a value is written to a key and an older one is read after a cutover.
    static History staleAfterCutover(String key, Object older, Object newer) {
        List<Event> events = new ArrayList<>();
        events.add(new PhaseEvent(0, 1_000_000, 2, "STEADY", 0));
        events.add(new PhaseEvent(1, 2_000_000, 5, "DATA_COPY", 1));
        operation(events, 2, 0, "write", key, older, older, 3_000_000, "n1", "n1 n2", "v1", "DATA_COPY");
        operation(events, 4, 1, "write", key, newer, newer, 7_000_000, "n2", "n1 n2", "v2", "DATA_COPY");
        events.add(new PhaseEvent(6, 11_000_000, 7, "CUTOVER", 1));
        operation(events, 7, 2, "read", key, null, older, 12_000_000, "n3", "n3 n4", "v1", "CUTOVER");
        return History.of(events);
    }

    private static void operation(
            List<Event> events,
            long place,
            int process,
            String f,
            String key,
            Object asked,
            Object answered,
            long at,
            String node,
            String replicas,
            String version,
            String phase) {
        Provenance provenance = new Provenance(node, "QUORUM", version, List.of(replicas.split(" ")), 5, phase);
        events.add(new OperationEvent(place, Type.INVOKE, process, f, key, asked, at, null, null));
        events.add(new OperationEvent(place + 1, Type.OK, process, f, key, answered, at + 2_000_000, null, provenance));
    }

    /// A violation of the class, shown by the operations of that run where the class has any.
    static KeptRun convicting(Anomaly anomaly) {
        boolean outside = anomaly.compareTo(Anomaly.DUPLICATE) >= 0;
        Evidence evidence = new Evidence(
                anomaly.words(),
                "k3",
                anomaly.words() + " of k3" + (outside ? "" : " at QUORUM, in CUTOVER, under isolate joiner"),
                "w4 (write 42) finished before r7 (read -> 40) began.\nHowever r7 answered 40.",
                List.of(
                        "w4 (write k3 := 42) was acknowledged by n1 and n2 through n2 at QUORUM in epoch 5 (DATA_COPY).",
                        "After the cutover to epoch 7, r7 (read k3) asked n3 and n4 through n3 at QUORUM in epoch 5 (CUTOVER), and answered 40, 1 version and 3.000 ms behind. Until then n3 and n4 had never stored what w4 wrote."),
                outside ? List.of() : List.of(2L, 4L, 7L),
                outside ? "when all was quiet, before the last reads" : "at 0.014000 s, when r7 ended",
                List.of(
                        new ReplicaState("n1", "old owner", "42 at v2", "7 CUTOVER", "up"),
                        new ReplicaState("n4", "new owner", "nothing", "5 DATA_COPY", "paused")),
                outside ? List.of() : List.of("a write nobody heard of: every write of the key was answered."),
                outside ? null : new Stop(List.of(2L, 4L), List.of("40", "42"), 7, List.of(7L)));
        return kept(account("violation", List.of(), List.of(evidence)), staleAfterCutover("k3", 40L, 42L));
    }

    static KeptRun valid() {
        return kept(account("valid", List.of(), List.of()), staleAfterCutover("k3", 42L, 42L));
    }

    static KeptRun undecided() {
        return kept(
                account("undecided", List.of("k3 took more than 60 s"), List.of()), staleAfterCutover("k3", 40L, 42L));
    }

    static KeptRun vacuous() {
        return kept(
                account("undecided", true, List.of("the migration was never seen in VERIFY"), List.of()),
                staleAfterCutover("k3", 40L, 42L));
    }

    /// A violation whose every text is that one.
    public static KeptRun hostile(String text) {
        Evidence evidence = new Evidence(
                Anomaly.STALE_READ.words(),
                text,
                "stale read of " + text,
                "r7 answered " + text,
                List.of("r7 answered " + text),
                List.of(2L, 4L, 7L),
                "when " + text,
                List.of(new ReplicaState("n1", "owner", text + " at v2", "7 CUTOVER", "up")),
                List.of(text),
                null);
        return kept(account("violation", List.of(text), List.of(evidence)), staleAfterCutover(text, text, text + "2"));
    }

    private static Account account(String verdict, List<String> doubts, List<Evidence> findings) {
        return account(verdict, false, doubts, findings);
    }

    /// Whatever an account may tell besides is empty.
    private static Account account(String verdict, boolean vacuous, List<String> doubts, List<Evidence> findings) {
        SortedMap<String, Object> told = new TreeMap<>();
        told.put("verdict", verdict);
        told.put("vacuous", vacuous);
        told.put("seed", 17);
        told.put("world", "sim");
        told.put("command", "./theseus run --seed 17");
        told.put("doubts", doubts);
        told.put("findings", findings);
        told.put(
                "flaws",
                List.of(new Account.Conviction(
                        "copy-nothing", "nothing is copied", false, "not convicted by this run.")));
        told.put("operations", new Account.Counts(3, 0, 0));
        told.put("keys", 1);
        told.put("clients", 3);
        told.put("migrations", List.of("n4 joined"));
        told.put("faults", List.of(fault()));
        return new ObjectMapper().convertValue(told, Account.class);
    }

    private static SortedMap<String, Object> fault() {
        SortedMap<String, Object> fault = new TreeMap<>();
        fault.put("attack", "isolate joiner");
        fault.put("trigger", "at 0.010 s");
        fault.put("healing", "after 0.100 s");
        fault.put("applied", true);
        fault.put("proven", true);
        fault.put("nodes", List.of("n4"));
        fault.put("phases", List.of("CUTOVER"));
        return fault;
    }

    private static KeptRun kept(Account account, History history) {
        return new KeptRun(Path.of("runs", "exhibit", "1"), account, history, MissingNode.getInstance());
    }
}
