package theseus.harness.cli;

import java.nio.file.Path;
import theseus.histories.check.Judgement;
import theseus.histories.check.PowerScore;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// Where `theseus check` says what it found.
sealed interface CheckReport permits CheckText, CheckJson {
    /// A history was judged; `power` says how much that proves, and is null where that was not asked.
    void judged(Path file, HistoryFile.Read read, Judgement judgement, PowerScore power);

    /// A file could not be.
    void refused(MalformedHistory problem);

    /// That was all.
    void end();
}
