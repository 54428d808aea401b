package theseus.histories.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import theseus.histories.Event;
import theseus.histories.check.LiveJudge;
import theseus.histories.check.Verdict;
import theseus.histories.codec.EventReader;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.JsonLinesWriter;

/// A long history in a file, read and judged line by line.
public final class Streamed {
    private static final int CLIENTS = 20;

    private Streamed() {}

    /// Writes a file of so many operations, reads and judges it once, prints what that cost, and removes it.
    public static void run(PrintStream out, int operations, long seed) throws IOException {
        Path file = Files.createTempFile("theseus", ".jsonl");
        try {
            write(file, operations, seed);
            judge(out, file, operations);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int operations, long seed) throws IOException {
        try (JsonLinesWriter writer = JsonLinesWriter.appendTo(file)) {
            Simulated.record(Mix.unique(operations, 10, CLIENTS), seed, event -> {
                try {
                    writer.append(event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void judge(PrintStream out, Path file, int operations) throws IOException {
        LiveJudge judge = new LiveJudge(null);
        int most = 0;
        long lines = 0;
        long began = System.nanoTime();
        try (EventReader reader = HistoryFile.open(file).reader()) {
            for (Event event = reader.next(); event != null; event = reader.next()) {
                judge.take(event);
                if (++lines % 10_000 == 0) most = Math.max(most, judge.held());
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d operations in a file of %,d MB, streamed: %s in %.1f s (%,.0f ops/s), at most %d clusters held, heap of %d MB%n",
                operations,
                Files.size(file) >> 20,
                judge.verdict() instanceof Verdict.Valid ? "valid" : judge.verdict(),
                seconds,
                operations / seconds,
                most,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
