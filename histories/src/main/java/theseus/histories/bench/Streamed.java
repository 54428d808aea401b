package theseus.histories.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import theseus.histories.Event;
import theseus.histories.check.Expectations;
import theseus.histories.check.LiveJudge;
import theseus.histories.check.Verdict;
import theseus.histories.codec.EventReader;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.JsonLinesWriter;

/// A long history in a file, read and judged line by line, in a JVM of its own whose heap could not hold it.
public final class Streamed {
    static final String NAME = "operations in a file, streamed";
    private static final double MILLIS_MAX = 30_000;
    private static final int CLIENTS = 20;
    private static final int KEYS = 10;

    private Streamed() {}

    /// Writes a file of so many operations and has it judged in another JVM, which prints its row into the table.
    static void inItsOwnHeap(PrintStream out, int operations, long seed, int megabytes) throws IOException {
        Path file = Files.createTempFile("theseus", ".jsonl");
        try {
            write(file, operations, seed);
            Process judge = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx" + megabytes + "m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Streamed.class.getName(),
                            file.toString(),
                            Integer.toString(operations))
                    .redirectErrorStream(true)
                    .start();
            judge.getInputStream().transferTo(out);
        } finally {
            Files.delete(file);
        }
    }

    /// Judges the file of so many operations that the arguments name.
    public static void main(String[] arguments) throws IOException {
        judge(System.out, Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private static void write(Path file, int operations, long seed) throws IOException {
        try (JsonLinesWriter writer = JsonLinesWriter.appendTo(file)) {
            Simulated.record(Mix.unique(operations, KEYS, CLIENTS), seed, event -> {
                try {
                    writer.append(event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void judge(PrintStream out, Path file, int operations) throws IOException {
        LiveJudge judge = new LiveJudge(null, Expectations.usual());
        int most = 0;
        long lines = 0;
        var times = new Samples();
        long began = System.nanoTime();
        try (EventReader reader = HistoryFile.open(file).reader()) {
            for (Event event = reader.next(); event != null; event = reader.next()) {
                judge.take(event);
                if (++lines % 10_000 == 0) most = Math.max(most, judge.held());
            }
        }
        times.add((System.nanoTime() - began) / 1e6);
        String note = String.format(
                Locale.ROOT,
                "%s; %,d MB, %,.0f ops/s, at most %d clusters held",
                judge.verdict() instanceof Verdict.Valid ? "valid" : judge.verdict(),
                Files.size(file) >> 20,
                operations / times.median() * 1000,
                most);
        String heap = "heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB";
        new Table(out)
                .row(
                        String.format(Locale.ROOT, "%,d %s", operations, NAME),
                        "the live judge, " + heap,
                        times,
                        Limit.of(MILLIS_MAX),
                        note);
    }
}
