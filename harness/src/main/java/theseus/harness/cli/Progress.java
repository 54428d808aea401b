package theseus.harness.cli;

import java.io.PrintWriter;
import theseus.harness.run.Lookout;

/// How far it has come: one line that is written over on a terminal, a line now and then elsewhere.
final class Progress implements Lookout {
    private final PrintWriter err;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private int width;

    Progress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void saw(Glimpse glimpse) {
        line("%7.2f s  %-9s %-10s  %d operations, %d faults in effect"
                .formatted(
                        glimpse.nanos() / 1e9,
                        glimpse.stage(),
                        glimpse.phase(),
                        glimpse.operations(),
                        glimpse.faults()));
    }

    void line(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            width = text.length();
        } else {
            err.println(text);
        }
        err.flush();
    }

    void end() {
        if (terminal && width > 0) err.print("\r" + " ".repeat(width) + "\r");
        err.flush();
    }
}
