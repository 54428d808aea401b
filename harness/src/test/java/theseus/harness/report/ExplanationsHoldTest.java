package theseus.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.harness.replay.RecordingFile;
import theseus.harness.replay.Replay;
import theseus.harness.report.account.Account;
import theseus.harness.report.account.Evidence;
import theseus.harness.report.account.ReplicaState;
import theseus.harness.report.claims.HistoryClaims;
import theseus.harness.report.claims.ReplicaClaims;
import theseus.harness.report.claims.TestimonyClaims;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Moment;
import theseus.harness.report.film.Window;
import theseus.harness.run.RunOptions;
import theseus.harness.scenario.Repertoire;
import theseus.harness.world.sim.Footage;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Budget;
import theseus.histories.check.Expectations;
import theseus.histories.check.Finding;
import theseus.histories.check.Judge;
import theseus.histories.check.Verdict;
import theseus.histories.codec.HistoryFile;
import theseus.histories.corpus.Corpus;
import theseus.histories.corpus.Exhibit;
import theseus.histories.model.Held;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// What the accounts of the exhibits and of convicting runs claim holds in their histories and in their films.
class ExplanationsHoldTest {
    private static final Path CORPUS = Path.of("..", "histories", "corpus");

    private record Told(Replay run, Film film, Account account) {}

    /// The first seed from there on that convicts the flaw by what its clients saw.
    private static Told told(String flaw, long seed) {
        for (long at = seed; at < seed + 20; at++) {
            RunOptions options = RunOptions.USUAL
                    .withFlaws(new TreeSet<>(List.of(flaw)))
                    .playing(Repertoire.made(flaw).orElseThrow())
                    .withSeed(at);
            Replay run = Replay.ofSeed(options, () -> false);
            if (run.result().findings().stream()
                    .allMatch(finding -> finding.operations().isEmpty())) continue;
            return told(run);
        }
        throw new AssertionError("no seed from " + seed + " to " + (seed + 19) + " convicts " + flaw);
    }

    /// A recorded run, sailed again and filmed as its report does it.
    private static Told told(Replay run) {
        RunOptions options = run.recording().chart().options();
        Window window =
                Window.around(Account.leading(options, run.result()), run.log().history());
        Film film = Film.of(run.recording(), run.log().history(), window);
        return new Told(run, film, Account.of(options, run.log(), run.result(), film));
    }

    @TestFactory
    Stream<DynamicTest> everyClaimOfEveryExhibitHolds() throws IOException {
        return Corpus.below(CORPUS).stream()
                .map(exhibit -> DynamicTest.dynamicTest(exhibit.name(), () -> claimsHold(exhibit)));
    }

    private static void claimsHold(Exhibit exhibit) throws IOException {
        Path recording = exhibit.path().resolve(RecordingFile.NAME);
        if (Files.exists(recording)) {
            Told told = told(Replay.of(RecordingFile.read(recording), () -> false));
            assertNotNull(told.film.footage(), told.film.why());
            assertFalse(exhibit.violating() && told.account.findings().isEmpty(), "it is convicted of nothing");
            for (Evidence evidence : told.account.findings()) claimsHold(told, evidence);
        } else if (!exhibit.violating()) {
            wordsHold(exhibit.oneLineOff());
        } else {
            wordsHold(exhibit.history());
        }
    }

    /// An exhibit without a recording has only what its history can say.
    private static void wordsHold(Path file) throws IOException {
        History history = HistoryFile.read(file).history();
        var verdict = Judge.judge(history, Expectations.usual(), new PerKey(new Register()), Budget.usual())
                .verdict();
        HistoryClaims claims = new HistoryClaims(history);
        for (Finding finding :
                assertInstanceOf(Verdict.Violation.class, verdict).findings())
            assertTrue(claims.held(finding.sentence()) > 0, "no claim is known in: " + finding.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wall-clock-versions", "dual-write-stops-early"})
    void everyClaimOfAWholeRunHolds(String flaw) {
        Told told = told(flaw, 1);
        for (Evidence evidence : told.account.findings()) claimsHold(told, evidence);
    }

    private static void claimsHold(Told told, Evidence evidence) {
        History history = told.run.log().history();
        Finding finding = evidence.finding(history);
        assertEquals(evidence.operations().size(), finding.operations().size(), "an operation is not in the history");
        for (Operation operation : finding.operations())
            if (!finding.anomaly().equals(Anomaly.AVAILABILITY)) assertEquals(evidence.key(), operation.key());
        int held = new HistoryClaims(history).held(evidence.sentence())
                + new ReplicaClaims(told.run.log(), told.film.footage()).held(finding);
        assertTrue(held > 0, "no claim is known in: " + evidence.sentence());
        TestimonyClaims testimony = new TestimonyClaims(history, told.film.footage());
        for (String sentence : evidence.testimony())
            assertTrue(testimony.held(sentence) > 1, "no claim is known in: " + sentence);
        if (!finding.operations().isEmpty()) headlineHolds(evidence, finding.operations());
        if (evidence.stop() != null) stopHolds(told, evidence);
        if (evidence.when() != null && evidence.when().startsWith("at ")) replicasHold(told, evidence);
    }

    /// A text that says something else than the history is not believed.
    @Test
    void aFalseClaimIsNoticed() throws IOException {
        Path exhibit = CORPUS.resolve("register/violating/0019-read-from-uncopied-joiner");
        Told told = told(Replay.of(RecordingFile.read(exhibit.resolve(RecordingFile.NAME)), () -> false));
        Evidence evidence = told.account.findings().getFirst();
        History history = told.run.log().history();
        TestimonyClaims testimony = new TestimonyClaims(history, told.film.footage());
        List<String> sentences = evidence.testimony();
        assertTrue(sentences.stream().allMatch(sentence -> testimony.held(sentence) > 1), "" + sentences);
        for (String[] lie : new String[][] {
            {"acknowledged by n\\d", "acknowledged by n9"},
            {"epoch \\d", "epoch 8"},
            {"answered nothing", "answered 1"},
            {"through n\\d", "through n9"},
            {"write k\\d+ := \\d+", "write k349 := 1"}
        })
            assertThrows(
                    AssertionError.class,
                    () -> {
                        for (String sentence : sentences) testimony.held(sentence.replaceFirst(lie[0], lie[1]));
                    },
                    lie[1]);
        String swapped = evidence.sentence()
                .replaceFirst("(\\w+ \\([^()]*\\)) finished before (\\w+ \\([^()]*\\))", "$2 finished before $1");
        assertThrows(AssertionError.class, () -> new HistoryClaims(history).held(swapped), swapped);
    }

    /// Level and phase of the headline are those of the answer that completed the contradiction.
    private static void headlineHolds(Evidence evidence, List<Operation> own) {
        Operation last = Moment.last(new Finding(Anomaly.STALE_READ, evidence.key(), "", own));
        if (last.provenance() == null) return;
        assertTrue(evidence.headline().contains(" at " + last.provenance().level()), evidence.headline());
        assertTrue(evidence.headline().contains(", in " + last.provenance().phase()), evidence.headline());
    }

    /// The order keeps to real time, each read in it reads what the state then holds, and the one it stops at returned.
    private static void stopHolds(Told told, Evidence evidence) {
        List<Operation> all = told.run.log().history().operations();
        List<Operation> order = evidence.stop().order().stream()
                .map(place -> all.stream()
                        .filter(o -> o.invoked() == place)
                        .findFirst()
                        .orElseThrow())
                .toList();
        for (int i = 0; i < order.size(); i++) {
            for (Operation later : order.subList(i + 1, order.size()))
                assertTrue(
                        later.finish() >= order.get(i).start(),
                        "against real time: " + later + " after " + order.get(i));
            if (order.get(i).f().equals("read") && order.get(i).outcome() instanceof Outcome.Ok(Object value))
                assertEquals(Held.words(value), evidence.stop().states().get(i), "" + order.get(i));
        }
        assertTrue(all.stream()
                .anyMatch(o -> o.invoked() == evidence.stop().stuck() && o.outcome() instanceof Outcome.Ok));
    }

    /// Whoever acknowledged a write by the provenance has stored its version, by the film.
    @Test
    void whoAcknowledgedAWriteHadStoredIt() {
        Told told = told("wall-clock-versions", 1);
        Footage footage = told.film.footage();
        assertTrue(footage != null, told.film.why());
        int checked = 0;
        for (Operation write : told.run.log().history().operations()) {
            if (!write.f().equals("write")
                    || !(write.outcome() instanceof Outcome.Ok)
                    || write.provenance().version() == null) continue;
            for (String replica : write.provenance().replicas()) {
                assertTrue(
                        footage.holdings().stream()
                                .anyMatch(h -> h.node().equals(replica)
                                        && h.key().equals(write.key())
                                        && h.nanos() <= write.finish()
                                        && h.version() != null
                                        && h.version()
                                                        .compareTo(write.provenance()
                                                                .version())
                                                >= 0),
                        replica + " never stored " + write);
                checked++;
            }
        }
        assertTrue(checked > 100, "only " + checked + " acknowledgements were looked at");
    }

    /// What a replica is said to have held is the last that the film saw it store before.
    private static void replicasHold(Told told, Evidence evidence) {
        long at = Math.round(Double.parseDouble(evidence.when().split(" ")[1]) * 1e9);
        assertTrue(evidence.replicas().size() >= 3, "replicas: " + evidence.replicas());
        ReplicaClaims film = new ReplicaClaims(told.run.log(), told.film.footage());
        for (ReplicaState replica : evidence.replicas()) {
            // Several things can happen at one instant: the table may be of the moment before the last of them.
            String then = film.held(replica.node(), evidence.key(), at + 500);
            String before = film.held(replica.node(), evidence.key(), at - 500);
            assertTrue(
                    replica.held().contains(then) || replica.held().contains(before),
                    replica + " but the film says " + then + ", and before " + before);
        }
    }
}
