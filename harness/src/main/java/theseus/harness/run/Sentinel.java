package theseus.harness.run;

import java.io.IOException;
import theseus.histories.Event;
import theseus.histories.check.Expectations;
import theseus.histories.check.LiveJudge;
import theseus.histories.codec.EventWriter;

/// Judges the history while it is being written down, so that a long run need not sail on after a violation is certain.
///
/// Only raises the alarm: what is wrong, and what else, is for those to say who have seen the whole run.
final class Sentinel implements EventWriter {
    private final LiveJudge judge;
    private final EventWriter file;
    private boolean alarmed;

    /// @param expectations what levels promise
    /// @param file where the events go on to; null for nowhere
    Sentinel(Expectations expectations, EventWriter file) {
        this.judge = new LiveJudge(null, expectations);
        this.file = file;
    }

    @Override
    public void append(Event event) throws IOException {
        alarmed |= judge.take(event).isPresent();
        if (file != null) file.append(event);
    }

    /// Whether a violation is certain.
    boolean alarmed() {
        return alarmed;
    }

    @Override
    public void close() throws IOException {
        if (file != null) file.close();
    }
}
