package theseus.harness.nightly;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.Nights;
import theseus.harness.report.Matrix;
import theseus.harness.world.sim.SimWorld;

/// The command itself, as a process that is killed.
class KilledNightTest {
    private static final int RUNS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    @Test
    void aNightThatIsKilledTwiceAndTerminatedOnceHasEveryRunOnceWithAllThatItAdds() throws Exception {
        Path nights = directory.resolve("nights");
        sitting(nights, Process::destroyForcibly);
        sitting(nights, Process::destroyForcibly);
        sitting(nights, KilledNightTest::terminate);
        try (Book book = Book.open(nights)) {
            Night night = book.last().orElseThrow();
            assertEquals(1, night.number());
            assertEquals(3, book.nights().sittings(1));
            BitSet done = book.done(night, Lot.SIM);
            assertTrue(done.nextClearBit(1) > 16, "what was under way when it was killed was done again: " + done);
            Agenda agenda = new Agenda(night.seed(), book.lots(night, Lot.SIM), 5);
            Matrix here = new Matrix();
            long operations = 0;
            for (int number = done.nextSetBit(0); number >= 0; number = done.nextSetBit(number + 1)) {
                Entry entry = Entry.of(agenda.job(number), SimWorld::build, System::nanoTime, () -> false)
                        .entry();
                operations += entry.operations();
                entry.hits()
                        .forEach((phase, kinds) -> kinds.forEach(
                                (kind, roles) -> roles.forEach((role, times) -> here.add(phase, kind, role, times))));
            }
            assertEquals(here.counts(), book.nights().matrix(1, Lot.SIM).counts());
            assertEquals(
                    operations,
                    book.nights().tallies(1).stream()
                            .map(Nights.Tally::sum)
                            .mapToLong(Nights.Sum::operations)
                            .sum());
        }
    }

    private interface End {
        void of(Process process) throws Exception;
    }

    private static void terminate(Process process) {
        process.destroy();
    }

    /// One start of the command, ended once it has entered a few runs in the book.
    private void sitting(Path nights, End end) throws Exception {
        long before = entered(nights);
        Process process = start(nights);
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive() || entered(nights) >= before + RUNS);
            assertTrue(process.isAlive(), "it ended by itself");
            end.of(process);
            await().atMost(PATIENCE).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    private static long entered(Path nights) {
        if (!Book.isIn(nights)) return 0;
        try (Nights read = Nights.in(nights)) {
            return read.tallies(1).stream()
                    .mapToLong(tally -> tally.sum().runs())
                    .sum();
        }
    }

    private Process start(Path nights) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "theseus.harness.cli.Theseus",
                            "nightly",
                            "--budget",
                            "10m",
                            "--containers",
                            "skip",
                            "--dir",
                            nights.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
