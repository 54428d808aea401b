package theseus.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import theseus.histories.Event;
import theseus.histories.History;
import theseus.histories.InconsistentHistory;
import theseus.histories.OperationEvent;
import theseus.histories.check.Expectations;
import theseus.histories.check.Judgement;
import theseus.histories.check.LiveJudge;
import theseus.histories.check.Promise;
import theseus.histories.check.Verdict;
import theseus.histories.codec.EventReader;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// Judges a file that is too long to be held, line by line as if it were being recorded.
///
/// Registers whose values are unique get a definite verdict; of others a violation may be found, or none.
final class StreamedCheck {
    /// What the events and operations of a history take beyond the bytes of its file.
    private static final int HEAP_PER_BYTE = 4;

    private final LiveJudge judge;
    private final String model;
    private final boolean sessions;
    private int operations;
    private Verdict verdict;
    private Duration time = Duration.ZERO;

    /// @param model its name; null for whichever fits
    StreamedCheck(Object start, String model, Expectations expectations) {
        judge = new LiveJudge(start, expectations);
        this.model = model;
        sessions = expectations.contain(Promise.SESSION);
    }

    /// Whether a file is too long for the heap.
    static boolean suits(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) > Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE;
    }

    /// Goes through the file; of the history itself nothing is kept.
    HistoryFile.Read read(Path file) throws IOException {
        long began = System.nanoTime();
        HistoryFile.Open open = HistoryFile.open(file);
        try (EventReader reader = open.reader()) {
            while (verdict == null) {
                Event event = reader.next();
                if (event == null) verdict = end();
                else take(event, file, reader);
            }
            time = Duration.ofNanos(System.nanoTime() - began);
            return new HistoryFile.Read(History.of(List.of()), open.format(), reader.notes());
        }
    }

    /// What it found.
    Judgement judgement() {
        return new Judgement(
                verdict,
                model == null ? "register" : model,
                List.of("zones as they grow, the file being too long to be held"),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                operations,
                time);
    }

    private void take(Event event, Path file, EventReader reader) {
        if (event instanceof OperationEvent operation && operation.type() == OperationEvent.Type.INVOKE) operations++;
        try {
            if (judge.take(event).isPresent()) verdict = judge.verdict();
        } catch (InconsistentHistory e) {
            throw new MalformedHistory(file.toString(), reader.line(), e.problem(), e.expectation());
        } catch (IllegalArgumentException e) {
            verdict = new Verdict.Undecided(e.getMessage() + "; " + heap());
        }
    }

    private Verdict end() {
        return switch (judge.verdict()) {
            case Verdict.Undecided(String reason) -> new Verdict.Undecided(reason + "; " + heap());
            case Verdict.Valid()
            when sessions -> new Verdict.Undecided("session guarantees are not judged line by line; " + heap());
            case Verdict.Valid valid -> valid;
            case Verdict.Violation violation -> violation;
        };
    }

    private static String heap() {
        return "to judge it as a whole takes a larger heap than "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB, as by THESEUS_JVM=-Xmx8g";
    }
}
