package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.harness.world.Scene;

/// Who is chosen for a migration.
class PilotTest {
    private static final List<String> MEMBERS = List.of("n1", "n2", "n3", "n4");

    /// Seen in seed 7000145 of mixed migrations: the leave of n2 was given up, n2 died, and was to come again.
    @Test
    void whoHasDiedDoesNotComeBackAlthoughItWasToLeaveOnce() {
        int died = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Pilot pilot = new Pilot(scene(seed));
            Move leave = pilot.choose(Move.Kind.LEAVE, still(MEMBERS)).orElseThrow();
            Move replace = pilot.choose(Move.Kind.REPLACE, still(MEMBERS)).orElseThrow();
            if (!replace.died().equals(leave.goes())) continue;
            died++;
            List<String> after = new ArrayList<>(MEMBERS);
            after.remove(replace.died());
            after.add(replace.comes());
            Move join = pilot.choose(Move.Kind.JOIN, still(after)).orElseThrow();
            assertEquals("n6", join.comes(), "seed " + seed + ": after the " + replace.words());
        }
        assertTrue(died > 5, died + " were to leave and died");
    }

    @Test
    void whoeverWillNotComeIsReplacedByAnotherAsLongAsThereIsOne() {
        Pilot pilot = new Pilot(scene(1));
        Move first = pilot.choose(Move.Kind.JOIN, still(MEMBERS)).orElseThrow();
        assertEquals("n5", first.comes());
        Move second = pilot.withAnotherComer(first, still(MEMBERS)).orElseThrow();
        assertEquals(new Move.Join("n6"), second);
        assertEquals(Optional.empty(), pilot.withAnotherComer(second, still(MEMBERS)));
    }

    private static Scene scene(long seed) {
        return new Scene(seed, MEMBERS, List.of("n5", "n6"), 8, new TreeSet<>(), 0, 0);
    }

    private static View still(List<String> members) {
        SortedMap<String, List<String>> owners = new TreeMap<>();
        owners.put("k", members.subList(0, 3));
        return new View(1, "STEADY", 0, members, null, false, "", "n1", owners, owners);
    }
}
