package theseus.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.nightly.Agenda;
import theseus.harness.nightly.Entry;
import theseus.harness.nightly.Job;
import theseus.harness.nightly.Lot;
import theseus.harness.nightly.Lots;
import theseus.harness.nightly.Muster;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.Opening;
import theseus.harness.nightly.Terms;
import theseus.harness.nightly.Vigil;
import theseus.harness.nightly.book.Book;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.Fleet;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.run.orders.Refused;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Judge;
import theseus.histories.check.Verdict;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// On a standalone master and two workers of this machine. It is built with Spark only, and then it runs always.
class FanOutTest {
    private static final int RUNS_BEFORE_THE_KILL = 25;
    private static final int RUNS_IN_ALL = 80;

    @TempDir
    private Path directory;

    @Test
    void theRunsOfAWorkerThatIsKilledAreDoneByAnotherAndNoneIsLostOrCountsTwice() throws IOException {
        System.setProperty("spark.executor.extraClassPath", LoopbackCluster.classPath());
        try (LoopbackCluster cluster = new LoopbackCluster(directory);
                Book book = Book.open(directory.resolve("nightly"))) {
            Process doomed = cluster.worker("doomed");
            cluster.worker("survivor");
            Night night = begun(book);
            AtomicLong over = new AtomicLong();
            AtomicLong killed = new AtomicLong(-1);
            Vigil vigil = new Vigil(
                    book,
                    night,
                    new Terms(directory.resolve("nightly"), 1, 5, 0, 0, 1, 14),
                    false,
                    Instant.now(),
                    System::nanoTime,
                    () -> over.get() >= RUNS_IN_ALL,
                    _ -> {
                        if (over.incrementAndGet() == RUNS_BEFORE_THE_KILL) killed.set(LoopbackCluster.kill(doomed));
                    });
            vigil.keep(new SparkMuster(cluster.master()));
            assertTrue(killed.get() >= 1, "the worker that was killed had an executor: " + killed);
            everyRunIsWhatItIsHere(book, night);
        }
    }

    /// A night's run is a function of its number: what the cluster entered must be what this process finds.
    private static void everyRunIsWhatItIsHere(Book book, Night night) {
        BitSet done = book.done(night, Lot.SIM);
        assertTrue(done.cardinality() >= RUNS_IN_ALL, done.toString());
        Map<String, Long> here = new TreeMap<>();
        Agenda agenda = new Agenda(night.seed(), book.lots(night, Lot.SIM), 5);
        for (int number = done.nextSetBit(0); number >= 0; number = done.nextSetBit(number + 1)) {
            Entry entry = Entry.of(agenda.job(number), SimWorld::build, System::nanoTime, () -> false)
                    .entry();
            here.merge(entry.lot() + " " + entry.outcome().label() + " " + entry.operations(), 1L, Long::sum);
        }
        Map<String, Long> there = new TreeMap<>();
        book.runs(night).forEach(run -> there.merge(run, 1L, Long::sum));
        assertEquals(here, there);
    }

    @Test
    void aMasterThatDoesNotAnswerIsRefusedInOneLine() {
        Refused refused = assertThrows(Refused.class, () -> Cluster.at("spark://127.0.0.1:1", "nobody"));
        assertTrue(
                refused.getMessage().startsWith("--spark spark://127.0.0.1:1: nobody answers there"),
                refused.getMessage());
    }

    @Test
    void whatSparkGivesUpIsGivenOutOnceMore() {
        AtomicInteger given = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        new SparkMuster("local[1]").work(new Muster.Orders() {
            @Override
            public boolean goesOn() {
                return given.get() < 40;
            }

            @Override
            public Job next(boolean containers) {
                int number = given.incrementAndGet();
                return new Agenda(1, List.of(Lot.named(Lot.SIM, "join", 1, new TreeSet<>())), 5).job(number);
            }

            @Override
            public void over(Job job, Entry entry, Sailed sailed) {}

            @Override
            public void lost(Job job) {
                lost.incrementAndGet();
            }

            @Override
            public boolean chore() {
                return false;
            }

            @Override
            public boolean stopped() {
                return given.get() >= 40;
            }
        });
        assertTrue(lost.get() > 0, "what was under way when it was stopped");
    }

    @Test
    void aHistoryIsJudgedKeyByKeyAsItIsAsAWhole() throws IOException {
        Sailed flawed = sailed("no-write-back");
        Sailed correct = sailed(null);
        try (JavaSparkContext spark = Cluster.at("local[2]", "judge")) {
            for (Sailed sailed : List.of(flawed, correct)) {
                List<ByKey.KeyWord> words = ByKey.judge(spark, kept(sailed), Duration.ofSeconds(10));
                assertEquals(
                        whole(sailed),
                        words.stream().anyMatch(word -> word.verdict().equals("violation")));
                assertEquals(
                        sailed.log().history().operations().size(),
                        words.stream().mapToInt(ByKey.KeyWord::operations).sum());
            }
        }
        assertTrue(whole(flawed));
        assertFalse(whole(correct));
    }

    private Path kept(Sailed sailed) throws IOException {
        RunDirectory own = RunDirectory.create(directory, "histories");
        own.history(sailed.log().history());
        return own.path().resolve("history.jsonl").toAbsolutePath();
    }

    private static boolean whole(Sailed sailed) {
        return Judge.judge(
                                sailed.log().history(),
                                Expectations.usual(),
                                new PerKey(new Register()),
                                Budget.of(Duration.ofSeconds(10)))
                        .verdict()
                instanceof Verdict.Violation;
    }

    /// The first run of the flaw that is convicted by its history.
    private static Sailed sailed(String flaw) {
        RunOptions options = flaw == null
                ? RunOptions.USUAL
                : Lot.named(Lot.SIM, "canary " + flaw, 1, new TreeSet<>()).options();
        for (long seed = 1; ; seed++) {
            Sailed sailed = Fleet.one(seed, options.withSeed(seed), SimWorld::build, () -> false);
            if (flaw == null || whole(sailed)) return sailed;
            assertTrue(seed < 50, "no run was convicted");
        }
    }

    private static Night begun(Book book) {
        return Opening.of(
                        book,
                        new Opening.Wish(600_000, "build", null, null, new TreeSet<>(), Lots.canaries(), null, false),
                        Instant.now())
                .night();
    }
}
