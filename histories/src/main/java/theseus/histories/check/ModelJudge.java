package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Ends;
import theseus.histories.check.search.Answer;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Rounds;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.TableAutomaton;
import theseus.histories.check.search.Task;
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
        Map<String, List<Operation>> keys = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (!model.functions().contains(operation.f()))
                throw new IllegalArgumentException("operation " + operation.invoked() + " is a " + operation.f()
                        + "; expected " + String.join(", ", model.functions()));
            if (!(operation.outcome() instanceof Outcome.Failed))
                keys.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
        }
        List<Searched> tasks = new ArrayList<>();
        keys.forEach((key, own) -> tasks.add(new Searched(model, own)));
        List<Answer> answers = Rounds.run(tasks, meter);
        List<KeyVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++)
            verdicts.add(verdict(tasks.get(i).operations(), answers.get(i)));
        return verdicts;
    }

    private KeyVerdict verdict(List<Operation> own, Answer answer) {
        Verdict verdict = switch (answer.result()) {
            case Result.Linearizable(int[] order) -> new Verdict.Valid();
            case Result.Impossible(int[] order, int stuck) ->
                new SearchEvidence(own, model).violation(identity(own.size()), order, stuck);
            case Result.GaveUp(String reason, int passed) -> SearchEvidence.undecided(reason, passed, own.size());
        };
        return new KeyVerdict(
                own.getFirst().key(), verdict, answer.algorithm(), Duration.ofNanos(answer.nanos()), own.size());
    }

    /// One key's operations, to be searched.
    private record Searched(Model model, List<Operation> operations) implements Task {
        @Override
        public int size() {
            return operations.size();
        }

        @Override
        public Script script(long bytesMax) throws Script.Oversized {
            long[] start = operations.stream().mapToLong(Operation::start).toArray();
            long[] finish = operations.stream().mapToLong(ModelJudge::finish).toArray();
            TableAutomaton automaton = new TableAutomaton(
                    model, operations.stream().map(Names::call).toList());
            return new Script(automaton, Ends.of(start, finish, start.length), bytesMax);
        }
    }

    private static long finish(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok ? operation.finish() : Long.MAX_VALUE;
    }

    private static int[] identity(int n) {
        return java.util.stream.IntStream.range(0, n).toArray();
    }
}
