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
    private final long began = System.nanoTime();

    Registers(List<Operation> operations, Model model, Object start, Meter meter) {
        this.operations = operations;
        this.model = model;
        this.meter = meter;
        columns = RegisterColumns.of(operations, start);
        failures = new Failures(operations);
    }

    List<KeyVerdict> judge() {
        Zones zones = Zones.of(columns);
        KeyRows rows = new KeyRows(columns.key(), columns.size(), columns.keys());
        double nanosEach = (System.nanoTime() - began) / (double) Math.max(1, columns.size());
        KeyVerdict[] verdicts = new KeyVerdict[columns.keys()];
        List<Integer> hard = new ArrayList<>();
        List<OneKey> tasks = new ArrayList<>();
        for (int key = 0; key < verdicts.length; key++) {
            if (zones.decides(key) && zones.breach(key) == null) {
                verdicts[key] = new KeyVerdict(
                        columns.names().get(key),
                        new Verdict.Valid(),
                        OneKey.ZONES,
                        share(nanosEach, rows.count(key)),
                        rows.count(key));
            } else {
                hard.add(key);
                tasks.add(task(rows.of(key), key, !zones.decides(key)));
            }
        }
        List<KeyVerdict> searched = Portfolio.judge(tasks, meter);
        for (int i = 0; i < searched.size(); i++)
            verdicts[hard.get(i)] = searched.get(i).after(share(nanosEach, rows.count(hard.get(i))));
        return List.of(verdicts);
    }

    /// A key's part in what reading all operations and looking at their zones took.
    private static Duration share(double nanosEach, int rows) {
        return Duration.ofNanos(Math.round(nanosEach * rows));
    }

    private OneKey task(int[] rows, int key, boolean undecided) {
        List<Operation> own = IntStream.of(rows)
                .mapToObj(row -> operations.get(columns.origin()[row]))
                .toList();
        return new OneKey(own, failures, model, columns.single(rows, columns.initial()[key]), undecided);
    }
}
