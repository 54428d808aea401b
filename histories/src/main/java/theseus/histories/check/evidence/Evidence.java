package theseus.histories.check.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.PhaseEvent;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.check.Promise;
import theseus.histories.model.CasRegister;
import theseus.histories.model.ElementSet;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// All that can be said of a history beside whether it is linearizable.
///
/// @param findings what breaks a promise
/// @param staleness how stale reads were, by level and phase
/// @param elements what became of the elements of sets, by key
public record Evidence(List<Finding> findings, List<Staleness> staleness, SortedMap<String, Elements> elements) {

    /// Goes through every key once.
    public static Evidence gather(History history, Expectations expectations, Model model) {
        return gather(history.operations(), history.phases(), expectations, model);
    }

    /// Goes through every key of some operations once.
    ///
    /// @param phases the phases entered, in recorded order
    public static Evidence gather(
            List<Operation> operations, List<PhaseEvent> phases, Expectations expectations, Model model) {
        return switch (model) {
            case PerKey(Model each) -> gather(operations, phases, expectations, each);
            case Register(Object start) -> registers(operations, phases, expectations, start);
            case CasRegister(Object start) -> registers(operations, phases, expectations, start);
            case ElementSet() -> sets(operations, expectations);
            default -> new Evidence(List.of(), List.of(), new TreeMap<>());
        };
    }

    private static Evidence registers(
            List<Operation> all, List<PhaseEvent> phases, Expectations expectations, Object start) {
        List<Finding> findings = new ArrayList<>();
        var gauge = new StalenessGauge(phases);
        byKey(all).forEach((key, operations) -> register(key, operations, expectations, start, findings, gauge));
        return new Evidence(List.copyOf(findings), gauge.table(), new TreeMap<>());
    }

    private static void register(
            String key,
            List<Operation> operations,
            Expectations expectations,
            Object start,
            List<Finding> findings,
            StalenessGauge gauge) {
        var all = new KeyTrace(operations, start, _ -> true);
        var recency = new Recency(all);
        boolean strict = operations.stream().allMatch(expectations::strict);
        var promised = strict ? all : new KeyTrace(operations, start, expectations::strict);
        findings.addAll(new StaleReads(key, promised, strict ? recency : new Recency(promised)).findings());
        findings.addAll(DirtyReads.findings(key, operations, all));
        var sessions = new Sessions(key, all, o -> expectations.of(o) != Promise.EVENTUAL);
        findings.addAll(sessions.findings(operations));
        if (operations.stream().anyMatch(o -> expectations.of(o) == Promise.SESSION))
            sessions.together().ifPresent(findings::add);
        Divergence.find(key, operations, expectations).ifPresent(findings::add);
        gauge.add(all, recency);
    }

    private static Evidence sets(List<Operation> all, Expectations expectations) {
        List<Finding> findings = new ArrayList<>();
        SortedMap<String, Elements> elements = new TreeMap<>();
        byKey(all).forEach((key, operations) -> {
            var set = new SetFull(key, operations);
            findings.addAll(set.findings(operations.stream().allMatch(expectations::strict)));
            elements.put(key == null ? "" : key, set.report());
        });
        return new Evidence(List.copyOf(findings), List.of(), elements);
    }

    private static Map<String, List<Operation>> byKey(List<Operation> operations) {
        Map<String, List<Operation>> keys = new LinkedHashMap<>();
        for (Operation operation : operations)
            keys.computeIfAbsent(operation.key(), _ -> new ArrayList<>()).add(operation);
        return keys;
    }
}
