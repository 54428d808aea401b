package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import theseus.harness.system.KnownFlaw;

class AgendaTest {
    private static final KnownFlaw EASY = KnownFlaw.labelled("no-cleanup").orElseThrow();
    private static final KnownFlaw HARD = KnownFlaw.labelled("copy-wins-ties").orElseThrow();

    @Test
    void aNumberIsTheSameRunWhoeverAsks() {
        assertEquals(agenda(7).job(123), agenda(7).job(123));
        assertNotEquals(
                agenda(7).job(123).options().seed(),
                agenda(8).job(123).options().seed());
    }

    @Test
    void noTwoNumbersOfANightHaveTheSameSeed() {
        long seeds = LongStream.rangeClosed(1, 1000)
                .map(number -> agenda(7).job(number).options().seed())
                .distinct()
                .count();
        assertEquals(1000, seeds);
    }

    @Test
    void everyFifthRunIsACanaryAndTheHardOneComesMoreOften() {
        Map<String, Long> counts = counts(1000);
        long canaries = counts.get("canary no-cleanup") + counts.get("canary copy-wins-ties");
        assertEquals(200, canaries);
        assertEquals(3 * counts.get("canary no-cleanup"), counts.get("canary copy-wins-ties"));
    }

    @Test
    void theOthersAreDrawnByWeight() {
        Map<String, Long> counts = counts(5000);
        assertTrue(counts.get("join") > 2 * counts.get("leave"), counts.toString());
        assertTrue(counts.get("leave") > 500, counts.toString());
    }

    @Test
    void aHardCanaryIsThereFromEarlierNights() {
        TreeMap<String, Double> means = new TreeMap<>(Map.of("copy-wins-ties", 6.5));
        List<Lot> lots = Lots.simulated(new TreeSet<>(), List.of(EASY, HARD), means);
        assertEquals(1, weight(lots, "canary no-cleanup"));
        assertEquals(7, weight(lots, "canary copy-wins-ties"));
    }

    @Test
    void theBooksNamesGiveTheSameLots() {
        for (Lot lot : Lots.simulated(new TreeSet<>(), Lots.canaries(), new TreeMap<>()))
            assertEquals(lot, Lot.named("sim", lot.label(), lot.weight(), new TreeSet<>()));
    }

    private static int weight(List<Lot> lots, String label) {
        return lots.stream()
                .filter(lot -> lot.label().equals(label))
                .findFirst()
                .orElseThrow()
                .weight();
    }

    private static Map<String, Long> counts(long runs) {
        Agenda agenda = agenda(7);
        return LongStream.rangeClosed(1, runs)
                .mapToObj(number -> agenda.job(number).lot().label())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static Agenda agenda(long seed) {
        TreeSet<String> none = new TreeSet<>();
        return new Agenda(
                seed,
                List.of(
                        Lot.migrating("sim", "join", 3, none),
                        Lot.migrating("sim", "leave", 1, none),
                        Lot.canary("sim", EASY, 1),
                        Lot.canary("sim", HARD, 3)),
                5);
    }
}
