package theseus.nemesis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import theseus.nemesis.Fault;

class SwarmTest {
    private static final long RUN = 20_000_000_000L;

    @Test
    void theSameSeedDrawsTheSameCampaign() {
        assertEquals(new Swarm(7, RUN).anywhere(all()), new Swarm(7, RUN).anywhere(all()));
    }

    @Test
    void anOldSeedDrawsOfTheFirstFourKindsWhatItDrewWhenThereWereNoOthers() throws IOException {
        List<String> drawn = new ArrayList<>();
        SortedSet<Kind> four = kinds(Kind.PARTITION, Kind.KILL, Kind.PAUSE, Kind.CLOCK);
        for (long seed = 0; seed < 60; seed++)
            for (Strike strike : new Swarm(seed, RUN).anywhere(four).strikes()) drawn.add(seed + " " + words(strike));
        assertEquals(golden(), drawn);
    }

    @Test
    void aSystemIsStruckInItsOwnPhasesAndLosesNobodyForEverWhereNothingCanBeGivenUp() {
        List<String> own = List.of("ADDED", "VOTING");
        SortedSet<String> named = new TreeSet<>();
        for (long seed = 0; seed < 200; seed++)
            for (Strike strike :
                    new Swarm(seed, RUN, own, false).anywhere(all()).strikes()) {
                if (strike.trigger() instanceof Trigger.Entered(String phase, var _)) named.add(phase);
                if (strike.trigger() instanceof Trigger.Left(String phase, var _)) named.add(phase);
                if (strike.healing() instanceof Healing.Entered(String phase, var _, var _)) named.add(phase);
                assertFalse(strike.healing() instanceof Healing.Never, words(strike));
            }
        assertEquals(new TreeSet<>(List.of("ADDED", "VOTING", "STEADY")), named);
    }

    @Test
    void aSystemThatMovesNothingIsStruckAtTimesAndNeverAtAnEdgeThatDoesNotCome() {
        for (long seed = 0; seed < 200; seed++) {
            List<Strike> strikes =
                    new Swarm(seed, RUN, List.of(), false).anywhere(all()).strikes();
            assertFalse(strikes.isEmpty());
            for (Strike strike : strikes)
                assertFalse(
                        strike.trigger() instanceof Trigger.Entered || strike.trigger() instanceof Trigger.Left,
                        words(strike));
        }
    }

    @Test
    void furtherKindsComeAfterTheOthersAndDoNotShiftThem() {
        for (long seed = 0; seed < 300; seed++) {
            List<Strike> before = List.of();
            for (int kinds = 1; kinds <= Kind.values().length; kinds++) {
                List<Strike> now = new Swarm(seed, RUN)
                        .anywhere(kinds(List.of(Kind.values()).subList(0, kinds).toArray(Kind[]::new)))
                        .strikes();
                boolean onlyForWantOfAnother = before.size() == 1 && kinds <= 4;
                if (!onlyForWantOfAnother) assertEquals(before, now.subList(0, before.size()), seed + ", " + kinds);
                before = now;
            }
        }
    }

    @Test
    void everyCampaignHasAFaultAndOverManySeedsEveryKindIsSometimesOff() {
        for (Kind kind : Kind.values()) {
            long with = IntStream.range(0, 300)
                    .mapToObj(seed -> new Swarm(seed, RUN).anywhere(all()))
                    .filter(campaign -> campaign.strikes().stream()
                            .anyMatch(strike -> strike.attack().kind() == kind))
                    .count();
            assertTrue(with > 20 && with < 290, kind + " in " + with + " of 300");
        }
        for (long seed = 0; seed < 300; seed++)
            assertFalse(new Swarm(seed, RUN).anywhere(all()).strikes().isEmpty());
    }

    @Test
    void aKindThatIsOnStrikesByItsWeightFromOnceToThreeTimes() {
        TreeSet<Integer> counts = new TreeSet<>();
        for (long seed = 0; seed < 300; seed++)
            counts.add(new Swarm(seed, RUN).anywhere(kinds(Kind.CLOG)).strikes().size());
        assertEquals(new TreeSet<>(List.of(1, 2, 3)), counts);
    }

    @Test
    void everybodyIsHitInEveryPhaseByEveryKindInEnoughOfManyCampaigns() {
        SortedMap<String, Integer> hit = new TreeMap<>();
        for (long seed = 0; seed < 2000; seed++)
            for (Strike strike : new Swarm(seed, RUN).anywhere(all()).strikes())
                if (strike.attack().target() == Targeting.ALL
                        && strike.trigger() instanceof Trigger.Entered(var p, var _))
                    hit.merge(p + " " + strike.attack().kind().label(), 1, Integer::sum);
        for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.ONE_WAY)))
            for (String phase : List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP"))
                assertTrue(hit.getOrDefault(phase + " " + kind.label(), 0) >= 4, phase + " " + kind + ": " + hit);
    }

    @Test
    void theStrikesThatFillCellsComeWithThoseLastThatTakeANodeDown() {
        List<Cell> cells = List.of(
                new Cell("VERIFY", Kind.KILL, Role.DRIVER),
                new Cell("VERIFY", Kind.LOSS, Role.DRIVER),
                new Cell("STEADY", Kind.CLOCK, Role.DRIVER));
        List<Strike> strikes = new Swarm(3, RUN).into(cells).strikes();
        assertEquals(
                List.of(Kind.LOSS, Kind.CLOCK, Kind.KILL),
                strikes.stream().map(strike -> strike.attack().kind()).toList());
        assertEquals(
                new Trigger.Entered("VERIFY", 20_000_000), strikes.getFirst().trigger());
        assertEquals(
                new Trigger.Entered("VERIFY", 320_000_000), strikes.getLast().trigger());
    }

    @Test
    void aCellIsFilledByAnAttackOfItsKindThatCanBeProvenInItsPhase() {
        for (long seed = 0; seed < 200; seed++) {
            for (Kind kind : Kind.values()) {
                Cell cell = new Cell("DATA_COPY", kind, Role.ALL);
                if (kind == Kind.ONE_WAY) continue;
                Attack attack = new Swarm(seed, RUN)
                        .into(List.of(cell))
                        .strikes()
                        .getFirst()
                        .attack();
                assertEquals(kind, attack.kind(), attack.words());
                if (attack instanceof Attack.Cut cut) assertFalse(cut.shape().hasMiddle(), attack.words());
                if (attack instanceof Attack.HoldUp hold)
                    assertTrue(hold.point().startsWith("put-"), attack.words());
            }
        }
    }

    @Test
    void aCampaignAtAPhaseStrikesThereOncePerKind() {
        Campaign campaign = new Swarm(3, RUN).at("CUTOVER", all());
        assertEquals(Kind.values().length, campaign.strikes().size());
        for (Kind kind : Kind.values())
            assertTrue(campaign.strikes().stream().anyMatch(s -> s.attack().kind() == kind), kind.label());
        for (Strike strike : campaign.strikes()) assertEquals("CUTOVER", ((Trigger.Entered) strike.trigger()).phase());
    }

    private static String words(Strike strike) {
        return "%d: %s, %s, %s"
                .formatted(
                        strike.number(),
                        strike.attack().words(),
                        strike.trigger().words(),
                        strike.healing().words());
    }

    /// What was drawn at commit 714af41, when there were four kinds.
    private static List<String> golden() throws IOException {
        try (InputStream file = SwarmTest.class.getResourceAsStream("drawn-from-four-kinds.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void rolesFindTheirPlayers() {
        var cast = new Cast(List.of("n1", "n2", "n3", "n4"), "n4", "n1", List.of("n2"), List.of("n1", "n3"));
        var chance = new SplittableRandom(1);
        assertEquals(List.of("n4"), Targeting.JOINER.pick(cast, chance));
        assertEquals(List.of("n1"), Targeting.DRIVER.pick(cast, chance));
        assertEquals(List.of("n2"), Targeting.LEAVER.pick(cast, chance));
        assertTrue(cast.stayers().containsAll(Targeting.STAYER.pick(cast, chance)));
        assertEquals(1, Targeting.MINORITY.pick(cast, chance).size());
        assertEquals(3, Targeting.MAJORITY.pick(cast, chance).size());
        assertEquals(4, Targeting.ALL.pick(cast, chance).size());
        assertEquals(new Fault.Kill(List.of("n4")), new Attack.Kill(Targeting.JOINER).aim(cast, chance));
    }

    @Test
    void withoutAJoinerSomebodyElseIsHit() {
        var cast = new Cast(List.of("n1", "n2", "n3"), null, null, List.of(), List.of());
        for (Targeting targeting : EnumSet.allOf(Targeting.class)) {
            List<String> hit = targeting.pick(cast, new SplittableRandom(5));
            assertFalse(hit.isEmpty(), targeting.label());
            assertEquals(
                    hit.size(),
                    hit.stream().collect(Collectors.toCollection(TreeSet::new)).size());
        }
    }

    private static SortedSet<Kind> all() {
        return kinds(Kind.values());
    }

    private static SortedSet<Kind> kinds(Kind... kinds) {
        return new TreeSet<>(List.of(kinds));
    }
}
