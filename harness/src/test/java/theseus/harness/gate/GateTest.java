package theseus.harness.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.exhibit.Exhibits;
import theseus.harness.replay.Replay;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.RunOptions;
import theseus.harness.world.Scene;
import theseus.harness.world.Worlds;
import theseus.harness.world.sim.SimWorld;
import theseus.histories.corpus.Corpus;
import theseus.histories.corpus.Exhibit;

class GateTest {
    private static final long SEED_OF_WHICH_EVERY_FAULT_MISSES = 53_570_782_151_084L;

    @TempDir
    private Path directory;

    @Test
    void theGateIsGreenWhereEveryStationIs() throws IOException {
        exhibit();
        List<Station> stations = pass("no-cleanup");
        assertEquals(Colour.GREEN, GateFiles.worst(stations), stations.toString());
        assertEquals(4, stations.size());
    }

    @Test
    void aCanaryThatIsSwitchedOffIsRed() throws IOException {
        exhibit();
        assertEquals(Colour.RED, station(pass("none"), "canary").colour());
    }

    @Test
    void aCanaryThatIsNotCaughtIsRed() throws IOException {
        exhibit();
        // A control is right, so nothing convicts it.
        Station canary = station(pass("three-of-four"), "canary");
        assertEquals(Colour.RED, canary.colour(), canary.sentence());
    }

    @Test
    void anExhibitThatWasEditedIsRed() throws IOException {
        Exhibit exhibit = exhibit();
        Files.writeString(exhibit.path().resolve("verdict.txt"), "stale read\n");
        Station exhibits = station(pass("no-cleanup"), "exhibits");
        assertEquals(Colour.RED, exhibits.colour());
        assertTrue(exhibits.details().getFirst().contains("its verdict says stale read"));
    }

    @Test
    void anExhibitWhoseHistoryWasEditedIsRed() throws IOException {
        Path history = exhibit().history();
        List<String> events = Files.readAllLines(history);
        Files.write(history, events.subList(0, events.size() - 1));
        Station exhibits = station(pass("no-cleanup"), "exhibits");
        assertEquals(Colour.RED, exhibits.colour());
        assertTrue(exhibits.details().getFirst().contains("its history differs from event"), exhibits.toString());
        assertTrue(exhibits.command().startsWith("./theseus replay "), exhibits.command());
    }

    @Test
    void aFlawThatIsOnAlthoughNobodyAskedForItIsRed() throws IOException {
        exhibit();
        Worlds flawed = scene -> SimWorld.build(leavingDataBehind(scene));
        List<Station> stations = pass("no-cleanup", flawed, "fixed seeds");
        assertEquals(Colour.RED, station(stations, "fixed seeds").colour());
        Station commit = station(stations, "seeds of the commit");
        assertEquals(Colour.RED, commit.colour());
        assertEquals("VIOLATION in 1 of 1 runs (0 valid, 1 violations, 0 undecided):", commit.sentence());
        assertTrue(commit.details().getFirst().startsWith("run 1: "), commit.toString());
        assertTrue(commit.details().getLast().endsWith("./theseus run --seed 5"), commit.toString());
    }

    @Test
    void whatTheBudgetCutsShortIsYellow() throws IOException {
        exhibit();
        List<Station> late = pass("no-cleanup", SimWorld::build, "exhibits");
        assertEquals(Colour.YELLOW, station(late, "fixed seeds").colour());
        assertTrue(station(late, "fixed seeds").sentence().startsWith("there was time for 1 of 3 runs: VALID"));
        assertEquals(Colour.GREEN, station(late, "seeds of the commit").colour());
        List<Station> quietCanary = pass("three-of-four", SimWorld::build, "exhibits");
        assertEquals(Colour.YELLOW, station(quietCanary, "canary").colour());
    }

    /// One of a thousand would do no harm; this is one of one.
    @Test
    void aRunWhoseFaultsAllMissedIsCountedBesideTheOthers() throws IOException {
        exhibit();
        Station commit = station(
                pass("no-cleanup", SimWorld::build, "fixed seeds", SEED_OF_WHICH_EVERY_FAULT_MISSES),
                "seeds of the commit");
        assertEquals(Colour.YELLOW, commit.colour());
        assertEquals(List.of("in 1 more no fault that was drawn hit anybody"), commit.details());
    }

    @Test
    void noExhibitsAreNoProof() throws IOException {
        assertEquals(Colour.YELLOW, station(pass("no-cleanup"), "exhibits").colour());
    }

    @Test
    void whatWasFoundIsWrittenForMachinesAndForPeople() throws Exception {
        Station red = new Station("seeds", Colour.RED, "a < b | c", List.of("line\u0001"), "./theseus run", 3, 1.5);
        GateFiles.write(directory, List.of(red));
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(directory.resolve("gate.xml").toFile());
        assertEquals("1", xml.getDocumentElement().getAttribute("failures"));
        assertTrue(Files.readString(directory.resolve("gate.md")).contains("a < b \\| c"));
        assertTrue(Files.readString(directory.resolve("gate.json")).contains("\"RED\""));
    }

    private List<Station> pass(String canary) throws IOException {
        return pass(canary, SimWorld::build, "fixed seeds");
    }

    /// @param last the station after which the budget is spent
    private List<Station> pass(String canary, Worlds worlds, String last) throws IOException {
        return pass(canary, worlds, last, 5);
    }

    private List<Station> pass(String canary, Worlds worlds, String last, long commitSeed) throws IOException {
        Gate.Plan plan = new Gate.Plan(worlds, directory.resolve("corpus"), canary, 3, 3, commitSeed, 1, 1);
        AtomicLong clock = new AtomicLong();
        return new Gate(plan, RunDirectory.create(directory, "gate"), clock::get, () -> false, station -> {
                    if (station.name().equals(last)) clock.set(10);
                })
                .pass();
    }

    private static Scene leavingDataBehind(Scene scene) {
        return new Scene(
                scene.seed(),
                scene.nodes(),
                scene.joiners(),
                scene.vnodes(),
                new TreeSet<>(List.of("no-cleanup")),
                scene.dwellMinMillis(),
                scene.dwellMaxMillis(),
                scene.authority(),
                scene.upkeep());
    }

    private Exhibit exhibit() throws IOException {
        RunOptions options = RunOptions.USUAL.withFlaws(new TreeSet<>(List.of("no-cleanup")));
        Exhibits.keep(
                directory.resolve("corpus"),
                Replay.ofSeed(options.withSeed(3), () -> false).recording(),
                "no-cleanup");
        return Corpus.below(directory.resolve("corpus")).getFirst();
    }

    private static Station station(List<Station> stations, String name) {
        return stations.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
