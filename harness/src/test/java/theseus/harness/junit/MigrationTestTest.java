package theseus.harness.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import theseus.harness.replay.RecordingFile;
import theseus.harness.replay.Replay;
import theseus.harness.report.KeptRun;

class MigrationTestTest {
    @BeforeEach
    void nothingHasRun() {
        Voyages.BODIES.clear();
    }

    @Test
    void aCorrectNodePassesOnEverySeedAndTheMethodAssertsMore() {
        EngineExecutionResults results = run("aCorrectNode", Map.of());
        assertEquals(
                List.of("seed 1", "seed 2", "seed 3", "seed 4"),
                names(results.testEvents().succeeded().list()));
        results.testEvents()
                .assertStatistics(counts -> counts.started(4).failed(0).aborted(0));
        assertEquals(List.of("body of seed 1", "body of seed 2", "body of seed 3", "body of seed 4"), Voyages.BODIES);
    }

    @Test
    void aFlawFailsWithTheEvidenceTheCommandAndTheRun() throws IOException {
        EngineExecutionResults results = run("aFlaw", Map.of());
        results.testEvents().assertStatistics(counts -> counts.started(2).failed(2));
        String message = messages(results).getFirst();
        assertTrue(message.startsWith("seed 12: VIOLATION: left-over data"), message);
        assertTrue(message.contains("flaw no-cleanup"), message);
        assertTrue(
                message.contains(
                        "repeat it with:  mvn test -Dtest='" + Voyages.class.getName() + "#aFlaw' -Dtheseus.seed=12\n"),
                message);
        assertTrue(message.contains("./theseus run --nemesis none --flaw no-cleanup --seed 12"), message);
        KeptRun kept = KeptRun.read(keptIn(message));
        assertEquals("violation", kept.verdict());
        Replay again = Replay.of(RecordingFile.read(kept.path().resolve(RecordingFile.NAME)), () -> false);
        assertEquals(kept.history().events(), again.log().history().events());
        assertEquals(List.of(), Voyages.BODIES, "nothing is asserted of a run that was convicted");
    }

    @Test
    void theCommandToPasteTriesThatSeedAlone() {
        EngineExecutionResults results = run("aFlaw", Map.of("theseus.seed", "13"));
        assertEquals(List.of("seed 13"), names(results.testEvents().failed().list()));
        results.testEvents().assertStatistics(counts -> counts.started(1));
    }

    @Test
    void aNightlyBuildTriesMoreSeeds() {
        EngineExecutionResults results = run("moreIsAsserted", Map.of("theseus.seeds", "3"));
        results.testEvents().assertStatistics(counts -> counts.started(3));
    }

    @Test
    void everyFailureIsToldAndTheFirstTwentyAreKept() throws IOException {
        EngineExecutionResults results = run("aWorldOfOnesOwnThatIsWrong", Map.of());
        List<String> messages = messages(results);
        assertEquals(22, messages.size());
        assertFalse(messages.getFirst().contains("./theseus run"), "the command line does not know this world");
        assertTrue(messages.getLast().startsWith("seed 22: VIOLATION: left-over data"), messages.getLast());
        assertTrue(messages.getLast().contains("-Dtheseus.seed=22"), messages.getLast());
        try (Stream<Path> kept = Files.list(keptIn(messages.getFirst()).getParent())) {
            assertEquals(20, kept.filter(Files::isDirectory).count());
        }
    }

    @Test
    void whatProvesNothingDoesNotPass() {
        EngineExecutionResults results = run("nothingIsProven", Map.of());
        results.testEvents().assertStatistics(counts -> counts.started(3).failed(3));
        String message = messages(results).getFirst();
        assertTrue(message.startsWith("seed 1: UNDECIDED: vacuous: no delete succeeded"), message);
    }

    @Test
    void onlySoManySeedsMayProveNothing() {
        EngineExecutionResults results = run("someMayProveNothing", Map.of());
        assertEquals(
                List.of("seed 1", "seed 2"),
                names(results.testEvents().aborted().list()));
        assertEquals(
                List.of("seed 3", "seed 4"), names(results.testEvents().failed().list()));
    }

    @Test
    void anExceptionOfTheHarnessFailsItsSeedAlone() {
        EngineExecutionResults results = run("theHarnessBreaks", Map.of());
        results.testEvents().assertStatistics(counts -> counts.started(2).failed(2));
        assertTrue(
                messages(results).getLast().contains("a run ended with an exception"),
                messages(results).getLast());
    }

    @Test
    void whatTheMethodAssertsFailsWithTheRunToo() throws IOException {
        String message = messages(run("moreIsAsserted", Map.of())).getFirst();
        assertTrue(message.startsWith("seed 1: somebody did something ==> expected: <0>"), message);
        assertTrue(message.contains("-Dtheseus.seed=1"), message);
        assertEquals("valid", KeptRun.read(keptIn(message)).verdict());
    }

    @Test
    void whatTheBudgetLeavesIsToldAsAborted() {
        EngineExecutionResults results = run("thereIsNoTimeForAll", Map.of());
        assertEquals(1, results.testEvents().aborted().count());
        long tried = results.testEvents().succeeded().count();
        assertTrue(tried >= 1, "one seed is always tried");
        assertEquals(
                List.of((100_000 - tried) + " of 100000 seeds not tried"),
                names(results.testEvents().aborted().list()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tooManyNodes | nodes = 99; expected 1 to 50",
                "noSuchFlaw | unknown flaw copy-nothin; did you mean copy-nothing?",
                "noSuchFault | unknown fault pauze; did you mean pause?",
                "nothingNeedsToBeProven | unproven = 3; expected 0 to 2, so that one seed at least proves something",
                "noSuchTime | budget = \"soon\"; expected a time such as 500ms",
                "moreReplicasThanNodes | rf = 5 with nodes = 3; expected at least as many nodes as replicas",
                "noWorldCanBeMade | worlds = \"theseus.harness.world.Worlds\"; expected a class",
            })
    void aMistakeGetsOneClearLine(String method, String sentence) {
        EngineExecutionResults results = run(method, Map.of());
        results.testEvents().assertStatistics(counts -> counts.started(0));
        String message = failure(results.containerEvents().failed().list().getFirst());
        assertTrue(message.startsWith("@MigrationTest of Voyages." + method + ": " + sentence), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void aSeedGivesTheSameRunWhateverTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        String plain = messages(run("aFlaw", Map.of("theseus.seed", "12"))).getFirst();
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            String arabic = messages(run("aFlaw", Map.of("theseus.seed", "12"))).getFirst();
            assertEquals(
                    KeptRun.read(keptIn(plain)).history().events(),
                    KeptRun.read(keptIn(arabic)).history().events());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static EngineExecutionResults run(String method, Map<String, String> parameters) {
        Class<?>[] types = Arrays.stream(Voyages.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getParameterTypes();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Voyages.class, method, types))
                .configurationParameters(parameters)
                .execute();
    }

    private static List<String> names(List<Event> events) {
        return events.stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static List<String> messages(EngineExecutionResults results) {
        return results.testEvents().failed().stream()
                .map(MigrationTestTest::failure)
                .toList();
    }

    private static String failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }

    private static Path keptIn(String message) {
        return message.lines()
                .filter(line -> line.startsWith("kept in "))
                .map(line -> Path.of(line.substring("kept in ".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
