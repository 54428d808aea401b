package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.KeyRows;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Answer;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Rounds;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Task;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.Model;

/// Judges registers: all keys at once by zones, and those that zones do not decide one by one by search.
final class RegisterJudge {
    private static final String ZONES = "zones";
    private final List<Operation> operations;
    private final Model model;
    private final Meter meter;
    private final Columns columns;
    private final KeyRows rows;

    RegisterJudge(List<Operation> operations, Model model, Object start, Meter meter) {
        this.operations = operations;
        this.model = model;
        this.meter = meter;
        columns = RegisterColumns.of(operations, start);
        rows = new KeyRows(columns.key(), columns.size(), columns.keys());
    }

    List<KeyVerdict> judge() {
        KeyVerdict[] verdicts = new KeyVerdict[columns.keys()];
        long began = System.nanoTime();
        Zones zones = Zones.of(columns);
        List<Integer> hard = new ArrayList<>();
        for (int key = 0; key < verdicts.length; key++) {
            if (!zones.decides(key)) hard.add(key);
            else if (zones.breach(key) == null) verdicts[key] = verdict(key, new Verdict.Valid(), ZONES, began);
            else
                verdicts[key] = verdict(
                        key,
                        new ZoneEvidence(columns, operations, model).violation(key, zones.breach(key)),
                        ZONES,
                        began);
        }
        List<Searched> tasks = hard.stream().map(this::task).toList();
        List<Answer> answers = Rounds.run(tasks, meter);
        for (int i = 0; i < answers.size(); i++) {
            Answer answer = answers.get(i);
            verdicts[hard.get(i)] = new KeyVerdict(
                    name(hard.get(i)),
                    verdict(tasks.get(i).columns(), answer.result()),
                    answer.algorithm(),
                    Duration.ofNanos(answer.nanos()),
                    tasks.get(i).size());
        }
        return List.of(verdicts);
    }

    private Searched task(int key) {
        return new Searched(columns.only(rows.of(key)), columns.initial()[key]);
    }

    /// The columns of one key, to be searched.
    private record Searched(Columns columns, int initial) implements Task {
        @Override
        public int size() {
            return columns.size();
        }

        @Override
        public Script script(long bytesMax) throws Script.Oversized {
            return new Script(new RegisterAutomaton(columns, initial), columns.ends(), bytesMax);
        }
    }

    private Verdict verdict(Columns own, Result result) {
        return switch (result) {
            case Result.Linearizable(int[] order) -> new Verdict.Valid();
            case Result.Impossible(int[] order, int stuck) ->
                new SearchEvidence(operations, model).violation(own.origin(), order, stuck);
            case Result.GaveUp(String reason, int passed) -> SearchEvidence.undecided(reason, passed, own.size());
        };
    }

    private KeyVerdict verdict(int key, Verdict verdict, String algorithm, long began) {
        return new KeyVerdict(name(key), verdict, algorithm, Linearizability.since(began), rows.count(key));
    }

    private String name(int key) {
        return rows.count(key) == 0
                ? null
                : operations.get(columns.origin()[rows.of(key)[0]]).key();
    }
}
