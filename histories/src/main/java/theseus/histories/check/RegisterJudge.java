package theseus.histories.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import theseus.histories.Operation;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.KeyRows;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.RegisterAutomaton;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Script;
import theseus.histories.check.search.Turns;
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
        hard.sort(Comparator.comparingInt(rows::count));
        for (int key : hard) verdicts[key] = search(key);
        return List.of(verdicts);
    }

    private KeyVerdict search(int key) {
        long began = System.nanoTime();
        Columns own = columns.only(rows.of(key));
        try {
            RegisterAutomaton automaton = new RegisterAutomaton(own, columns.initial()[key]);
            Turns.Answer answer = Turns.take(new Script(automaton, own.ends(), meter.bytesMax() / 2), meter);
            return verdict(key, verdict(own, answer.result()), answer.algorithm(), began);
        } catch (Script.Oversized oversized) {
            return verdict(key, new Verdict.Undecided(oversized.getMessage()), "search", began);
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
        int first = IntStream.of(rows.of(key)).findFirst().orElse(-1);
        String name = first < 0 ? null : operations.get(columns.origin()[first]).key();
        return new KeyVerdict(name, verdict, algorithm, Linearizability.since(began), rows.count(key));
    }
}
