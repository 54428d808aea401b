package theseus.harness.report.picture;

import java.util.List;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.PhaseEvent;

/// Latency and throughput over the whole run, with the phases behind.
final class Plots {
    private static final int SLICES = 80;
    private static final int DOTS_MOST = 4000;

    private final History history;
    private final Scale scale;

    Plots(History history, double left, double width) {
        this.history = history;
        long end = history.events().isEmpty() ? 1 : history.events().getLast().time();
        scale = new Scale(0, Math.max(1, end), left, width);
    }

    /// Every answered operation by when it began and how long it took, on a logarithmic scale from 0.01 ms to 100 s.
    void latency(Brush brush, double top, double height) {
        ground(brush, top, height, "latency", "10 µs", "100 s");
        List<Operation> answered = history.operations().stream()
                .filter(operation -> operation.finish() != Long.MAX_VALUE)
                .toList();
        int every = Math.max(1, answered.size() / DOTS_MOST);
        for (int i = 0; i < answered.size(); i += every) {
            Operation operation = answered.get(i);
            double decades = Math.log10(Math.max(1e4, operation.finish() - operation.start())) - 4;
            Hue hue = operation.outcome() instanceof Outcome.Ok ? Hue.of(operation.f()) : Hue.BAD;
            brush.dot(scale.x(operation.start()), top + height - height * Math.min(1, decades / 7), 1.8, hue);
        }
    }

    /// Operations a second that succeeded, and those that failed.
    void throughput(Brush brush, double top, double height) {
        long[] ok = new long[SLICES];
        long[] failed = new long[SLICES];
        for (Operation operation : history.operations()) {
            long at = operation.finish() == Long.MAX_VALUE ? operation.start() : operation.finish();
            int slice = (int) Math.min(SLICES - 1, at * SLICES / scale.toNanos());
            (operation.outcome() instanceof Outcome.Ok ? ok : failed)[slice]++;
        }
        long most = 1;
        for (int i = 0; i < SLICES; i++) most = Math.max(most, Math.max(ok[i], failed[i]));
        ground(brush, top, height, "throughput", "0", "%.0f/s".formatted(most * SLICES / (scale.toNanos() / 1e9)));
        curve(brush, ok, most, top, height, Hue.WRITE, false);
        curve(brush, failed, most, top, height, Hue.BAD, true);
    }

    private void curve(Brush brush, long[] counts, long most, double top, double height, Hue hue, boolean dashed) {
        double step = scale.width() / SLICES;
        for (int i = 1; i < SLICES; i++)
            brush.line(
                    scale.left() + (i - .5) * step,
                    top + height - height * counts[i - 1] / most,
                    scale.left() + (i + .5) * step,
                    top + height - height * counts[i] / most,
                    hue,
                    dashed);
    }

    private void ground(Brush brush, double top, double height, String name, String low, String high) {
        List<PhaseEvent> phases = history.phases();
        for (int i = 0; i < phases.size(); i++) {
            double left = scale.x(phases.get(i).time());
            double right = scale.x(i + 1 < phases.size() ? phases.get(i + 1).time() : scale.toNanos());
            brush.fill(left, top, right - left, height, i % 2 == 0 ? Hue.PANEL : Hue.BAND);
        }
        scale.axis(brush, top - 12, top + height);
        brush.text(8, top + height / 2, name, Hue.FAINT, 11, 76);
        brush.text(8, top + 10, high, Hue.FAINT, 10, 76);
        brush.text(8, top + height, low, Hue.FAINT, 10, 76);
    }
}
