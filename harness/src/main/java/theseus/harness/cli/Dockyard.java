package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
        Path file = shrunk(run).resolve(RecordingFile.NAME);
        Recording start = Files.exists(file) ? RecordingFile.read(file) : whole;
        out.println("convicted of: " + whole.charge().words());
        out.println("before  " + Size.of(whole).words());
        if (start != whole) out.println("so far  " + Size.of(start).words());
        out.flush();
        Small small = small(run, start);
        out.printf("after   %s, in %.1f s%n%n", Size.of(small.recording()).words(), small.seconds());
        small.filing().text(Terminal.ink()).forEach(out::println);
        out.println("report           " + small.filing().page());
        out.println("kept in          " + shrunk(run));
        out.flush();
    }

    /// The same in a few lines, for a run that has just been told in full.
    void shrinkAtOnce(Path run, Recording whole) throws IOException {
        Small small = small(run, whole);
        out.println();
        out.printf(
                "shrunk, %s, in %.1f s%s%n",
                whole.charge().words(),
                small.seconds(),
                small.seconds() * 1e3 > limitMillis ? "; for more: ./theseus shrink " + run : "");
        out.println("  before         " + Size.of(whole).words());
        out.println("  after          " + Size.of(small.recording()).words());
        out.println("  sail it again  " + Terminal.ink().command("./theseus replay " + shrunk(run)));
        out.println("  report         "
                + Terminal.ink().command(small.filing().page().toString()));
        out.flush();
    }

    private record Small(Recording recording, double seconds, Filing filing) {}

    private Small small(Path run, Recording start) throws IOException {
        Path shrunk = Files.createDirectories(shrunk(run));
        long began = System.nanoTime();
        Recording smallest = smallest(run, start, shrunk.resolve(RecordingFile.NAME), began);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Small(smallest, seconds, Filing.replayed(shrunk, smallest));
    }

    private Recording smallest(Path run, Recording start, Path file, long began) throws IOException {
        Progress progress = new Progress(err);
        try (Watch watch = new Watch()) {
            return new Shrinker(
                            jurors,
                            () -> watch.stopped() || System.nanoTime() - began > limitMillis * 1_000_000,
                            (pass, trials, so) -> {
                                progress.line("%s: %d runs tried, %s"
                                        .formatted(pass, trials, Size.of(so).words()));
                                RecordingFile.write(file, so);
                            })
                    .shrink(start);
        } catch (IllegalArgumentException e) {
            throw new Refused(run + ": " + e.getMessage());
        } finally {
            progress.end();
        }
    }

    private static Path shrunk(Path run) {
        return run.resolve("shrunk");
    }
}
