package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.nemesis.plan.Kind;

/// A night of a store that is not the reference node: in containers alone, and nobody knows flaws of it.
class NightOfAnotherSystemTest extends OpenBook {
    private static final Instant EVENING = Instant.parse("2026-11-25T01:00:00Z");

    @Test
    void itsRunsAreThoseMigrationsThatTheSystemKnowsUnderThoseFaultsThatItCanHave() {
        Night night = Opening.of(book, wish("etcd"), EVENING).night();
        assertEquals(Optional.of("etcd"), night.system());
        assertEquals(new TreeSet<>(), night.flaws());
        assertEquals(List.of("docker"), book.worlds(night));
        List<Lot> lots = book.lots(night, "docker");
        assertEquals(Lots.ofSystem("docker", "etcd"), lots);
        assertEquals(List.of("join"), lots.stream().map(Lot::label).toList());
        assertEquals("etcd", lots.getFirst().options().subject().system());
        assertTrue(lots.getFirst().options().trouble().kinds().contains(Kind.KILL));
        assertFalse(lots.getFirst().options().trouble().kinds().contains(Kind.ONE_WAY));
    }

    @Test
    void aNightOfSomethingElseIsNotTakenUp() {
        Opening.of(book, wish("etcd"), EVENING);
        Opening other = Opening.of(book, wish(null), EVENING);
        assertEquals(2, other.night().number());
        assertEquals(Optional.empty(), other.night().system());
    }

    static Opening.Wish wish(String system) {
        return new Opening.Wish(3_600_000, "build", "abc", system, new TreeSet<>(), List.of(), "docker", false);
    }
}
