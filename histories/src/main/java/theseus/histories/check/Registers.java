package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import theseus.histories.Operation;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.KeyRows;
import theseus.histories.check.column.RegisterColumns;
import theseus.histories.check.search.Meter;
import theseus.histories.check.zone.Zones;
import theseus.histories.model.Model;

/// Judges registers: all keys in one pass by zones; those that are not in order, or that zones do not decide, go to the
/// portfolio.
final class Registers {
    private final List<Operation> operations;
    private final Model model;
    private final Meter meter;
    private final Columns columns;
    private final Failures failures;

    Registers(List<Operation> operations, Model model, Object start, Meter meter) {
        this.operations = operations;
        this.model = model;
        this.meter = meter;
        columns = RegisterColumns.of(operations, start);
        failures = new Failures(operations);
    }

    List<KeyVerdict> judge() {
        long began = System.nanoTime();
        Zones zones = Zones.of(columns);
        KeyRows rows = new KeyRows(columns.key(), columns.size(), columns.keys());
        Duration time = Duration.ofNanos(System.nanoTime() - began);
        KeyVerdict[] verdicts = new KeyVerdict[columns.keys()];
        List<Integer> hard = new ArrayList<>();
        List<OneKey> tasks = new ArrayList<>();
        for (int key = 0; key < verdicts.length; key++) {
            if (zones.decides(key) && zones.breach(key) == null) {
                verdicts[key] = new KeyVerdict(
                        columns.names().get(key),
                        new Verdict.Valid(),
                        OneKey.ZONES,
                        time,
                        Duration.ZERO,
                        rows.count(key));
            } else {
                hard.add(key);
                tasks.add(task(rows.of(key), key, !zones.decides(key)));
            }
        }
        List<KeyVerdict> searched = Portfolio.judge(tasks, meter);
        for (int i = 0; i < searched.size(); i++) verdicts[hard.get(i)] = searched.get(i);
        return List.of(verdicts);
    }

    private OneKey task(int[] rows, int key, boolean undecided) {
        List<Operation> own = IntStream.of(rows)
                .mapToObj(row -> operations.get(columns.origin()[row]))
                .toList();
        return new OneKey(own, failures, model, columns.single(rows, columns.initial()[key]), undecided);
    }
}
