package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
import theseus.harness.report.Filing;
import theseus.harness.run.orders.Refused;
import theseus.harness.shrink.Shrinker;
import theseus.harness.shrink.Size;

/// Where kept runs are made smaller: shows how far it has come, and goes on from where it was stopped.
///
/// @param out for what was found
/// @param err for how far it has come
/// @param jurors how many runs are tried at a time
/// @param limitMillis after which what has been found so far must do
record Dockyard(PrintWriter out, PrintWriter err, int jurors, long limitMillis) {
    /// Keeps what is left of the run in its directory, and prints it.
    ///
    /// @param whole the run as it is kept there
    /// @throws Refused when it is not convicted any more
    void shrink(Path run, Recording whole) throws IOException {
        Path shrunk = Files.createDirectories(run.resolve("shrunk"));
        Path file = shrunk.resolve(RecordingFile.NAME);
        Recording start = Files.exists(file) ? RecordingFile.read(file) : whole;
        out.println("convicted of: " + whole.charge().words());
        out.println("before  " + Size.of(whole).words());
        if (start != whole) out.println("so far  " + Size.of(start).words());
        out.flush();
        long began = System.nanoTime();
        Recording smallest = smallest(run, start, file, began);
        out.printf("after   %s, in %.1f s%n%n", Size.of(smallest).words(), (System.nanoTime() - began) / 1e9);
        Filing filing = Filing.replayed(shrunk, smallest);
        filing.text(Terminal.ink()).forEach(out::println);
        out.println("report           " + filing.page());
        out.println("kept in          " + shrunk);
        out.flush();
    }

    /// The same in a few lines, for a run that has just been told in full.
    void shrinkAtOnce(Path run, Recording whole) throws IOException {
        Path shrunk = Files.createDirectories(run.resolve("shrunk"));
        long began = System.nanoTime();
        Recording smallest = smallest(run, whole, shrunk.resolve(RecordingFile.NAME), began);
        boolean cut = System.nanoTime() - began > limitMillis * 1_000_000;
        Filing filing = Filing.replayed(shrunk, smallest);
        out.println();
        out.printf(
                "shrunk, %s, in %.1f s%s%n",
                whole.charge().words(),
                (System.nanoTime() - began) / 1e9,
                cut ? "; for more: ./theseus shrink " + run : "");
        out.println("  before         " + Size.of(whole).words());
        out.println("  after          " + Size.of(smallest).words());
        out.println("  sail it again  " + Terminal.ink().command("./theseus replay " + shrunk));
        out.println("  report         " + Terminal.ink().command(filing.page().toString()));
        out.flush();
    }

    private Recording smallest(Path run, Recording start, Path file, long began) {
        Progress progress = new Progress(err);
        try (Watch watch = new Watch()) {
            return new Shrinker(
                            jurors,
                            () -> watch.stopped() || System.nanoTime() - began > limitMillis * 1_000_000,
                            (pass, trials, so) -> saw(progress, file, pass, trials, so))
                    .shrink(start);
        } catch (IllegalArgumentException e) {
            throw new Refused(run + ": " + e.getMessage());
        } finally {
            progress.end();
        }
    }

    private static void saw(Progress progress, Path file, String pass, long trials, Recording smallest) {
        progress.line("%s: %d runs tried, %s"
                .formatted(pass, trials, Size.of(smallest).words()));
        try {
            RecordingFile.write(file, smallest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
