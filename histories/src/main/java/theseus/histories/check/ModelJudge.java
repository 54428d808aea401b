package theseus.histories.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Ends;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.TableAutomaton;
import theseus.histories.check.search.Turns;
import theseus.histories.model.Model;

/// Judges any model, each key by search.
final class ModelJudge {
    private final List<Operation> operations;
    private final Model model;
    private final Meter meter;

    ModelJudge(List<Operation> operations, Model model, Meter meter) {
        this.operations = operations;
        this.model = model;
        this.meter = meter;
    }

    List<KeyVerdict> judge() {
        Map<String, List<Integer>> keys = new LinkedHashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (!model.functions().contains(operation.f()))
                throw new IllegalArgumentException("operation " + operation.invoked() + " is a " + operation.f()
                        + "; expected " + String.join(", ", model.functions()));
            if (!(operation.outcome() instanceof Outcome.Failed))
                keys.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(i);
        }
        List<KeyVerdict> verdicts = new ArrayList<>();
        keys.forEach((key, rows) -> verdicts.add(judge(key, rows)));
        return verdicts;
    }

    private KeyVerdict judge(String key, List<Integer> rows) {
        long began = System.nanoTime();
        List<Operation> own = rows.stream().map(operations::get).toList();
        long[] start = own.stream().mapToLong(Operation::start).toArray();
        long[] finish = own.stream().mapToLong(ModelJudge::finish).toArray();
        TableAutomaton automaton =
                new TableAutomaton(model, own.stream().map(Names::call).toList());
        try {
            Script script = new Script(automaton, Ends.of(start, finish, start.length), meter.bytesMax() / 2);
            Turns.Answer answer = Turns.take(script, meter);
            Verdict verdict = switch (answer.result()) {
                case Result.Linearizable(int[] order) -> new Verdict.Valid();
                case Result.Impossible(int[] order, int stuck) ->
                    new SearchEvidence(own, model).violation(identity(own.size()), order, stuck);
                case Result.GaveUp(String reason, int passed) -> SearchEvidence.undecided(reason, passed, own.size());
            };
            return new KeyVerdict(key, verdict, answer.algorithm(), Linearizability.since(began), own.size());
        } catch (Script.Oversized oversized) {
            Verdict verdict = new Verdict.Undecided(oversized.getMessage());
            return new KeyVerdict(key, verdict, "search", Linearizability.since(began), own.size());
        }
    }

    private static long finish(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ? operation.finish() : Long.MAX_VALUE;
    }

    private static int[] identity(int n) {
        return java.util.stream.IntStream.range(0, n).toArray();
    }
}
