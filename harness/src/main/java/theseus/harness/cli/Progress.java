package theseus.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import theseus.harness.run.Lookout;
import theseus.harness.system.Phases;

/// How far it has come: one line that is written over on a terminal; elsewhere a line whenever the run goes over into
/// another stage or phase.
final class Progress implements Lookout {
    private static final long REDRAW_NANOS = 80_000_000;

    /// A line that is wider than the terminal is cut off there: one that went over into a second could not be written
    /// over.
    private static final String UNWRAPPED = "\u001b[?7l";

    private static final String WRAPPED = "\u001b[?7h";
    private static final String REST_CLEARED = "\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private boolean written;
    private long drawn;
    private Glimpse before;
    private double speed;

    Progress(PrintWriter err) {
        this(err, Terminal.present());
    }

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void saw(Glimpse glimpse) {
        boolean turned = before == null
                || !before.stage().equals(glimpse.stage())
                || !before.phase().equals(glimpse.phase());
        boolean due = terminal && System.nanoTime() - drawn > REDRAW_NANOS;
        if (!turned && !due) return;
        measure(glimpse);
        line(words(glimpse));
        drawn = System.nanoTime();
        before = glimpse;
    }

    private void measure(Glimpse glimpse) {
        if (before == null || glimpse.nanos() <= before.nanos()) return;
        speed = (glimpse.operations() - before.operations()) * 1e9 / (glimpse.nanos() - before.nanos());
    }

    private String words(Glimpse glimpse) {
        long left = glimpse.endNanos() - glimpse.nanos();
        return "%8.2f s  %-8s %s %-10s %7d ops %5.0f/s  %s%s"
                .formatted(
                        glimpse.nanos() / 1e9,
                        glimpse.stage(),
                        bar(glimpse.phase()),
                        glimpse.phase(),
                        glimpse.operations(),
                        speed,
                        faults(glimpse.faults()),
                        glimpse.endNanos() < 0 || left < 0 ? "" : ", at most %.1f s left".formatted(left / 1e9));
    }

    /// One place for each phase of a migration: passed, entered, ahead.
    private static String bar(String phase) {
        int at = Phases.OF_A_MIGRATION.indexOf(phase);
        StringBuilder bar = new StringBuilder("[");
        for (int i = 0; i < Phases.OF_A_MIGRATION.size(); i++) bar.append(i < at ? '=' : i == at ? '>' : '.');
        return bar.append(']').toString();
    }

    private static String faults(List<String> faults) {
        return faults.isEmpty() ? "calm" : "under " + String.join(", ", faults);
    }

    void line(String text) {
        if (terminal) err.print(UNWRAPPED + "\r" + text + REST_CLEARED + WRAPPED);
        else err.println(text);
        written = true;
        err.flush();
    }

    void end() {
        if (terminal && written) err.print("\r" + REST_CLEARED);
        err.flush();
    }
}
