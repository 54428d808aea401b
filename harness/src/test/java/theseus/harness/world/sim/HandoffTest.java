package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Reply;
import theseus.harness.world.Upkeep;

/// Hinted handoff (`protocol.md` 4.11), in a world in which nothing else goes wrong and nobody reads.
class HandoffTest {
    private static final Upkeep HINTS = new Upkeep(30_000, 100, 60_000, 0);

    @Test
    void aReplicaThatWasDownIsBroughtWhatItMissed() {
        Bay bay = new Bay(HINTS);
        bay.kill("n3");
        assertInstanceOf(Reply.Ok.class, bay.write("n1", "k", "v"));
        bay.pass(500);
        bay.restart("n3");
        bay.pass(5_000);
        assertEquals("v", bay.held("n3", "k").value());
        assertEquals(1, bay.guard("HINT_REPLAYED"));
        assertEquals(List.of(), bay.breaches());
    }

    @Test
    void withoutHintsItIsNot() {
        Bay bay = new Bay(new Upkeep(0, 100, 60_000, 0));
        bay.kill("n3");
        bay.write("n1", "k", "v");
        bay.pass(500);
        bay.restart("n3");
        bay.pass(5_000);
        assertNull(bay.held("n3", "k"));
    }

    @Test
    void aHintSurvivesTheNodeThatKeepsIt() {
        Bay bay = new Bay(HINTS);
        bay.kill("n3");
        bay.write("n1", "k", "v");
        bay.pass(500);
        bay.kill("n1");
        bay.restart("n3", "n1");
        bay.pass(5_000);
        assertEquals("v", bay.held("n3", "k").value());
    }

    @Test
    void aHintIsNoAcknowledgement() {
        Bay bay = new Bay(HINTS);
        bay.kill("n2", "n3");
        Reply reply = bay.write("n1", "k", "v");
        assertTrue(!(reply instanceof Reply.Ok), reply.toString());
        bay.pass(500);
        assertEquals(0, bay.guard("HINT_REPLAYED"));
    }

    @Test
    void aHintNeverGoesOverANewerValue() {
        Bay bay = new Bay(HINTS);
        bay.cutOff("n3");
        bay.write("n1", "k", "old");
        bay.pass(500);
        bay.kill("n1");
        bay.mend();
        assertInstanceOf(Reply.Ok.class, bay.write("n3", "k", "new"));
        bay.restart("n1");
        bay.pass(5_000);
        assertEquals("new", bay.held("n3", "k").value());
        assertEquals(List.of(), bay.breaches());
    }

    @Test
    void anExpiredHintIsDropped() {
        Bay bay = new Bay(new Upkeep(2_000, 100, 60_000, 0));
        bay.kill("n3");
        bay.write("n1", "k", "v");
        bay.pass(5_000);
        bay.restart("n3");
        bay.pass(5_000);
        assertNull(bay.held("n3", "k"));
        assertEquals(1, bay.guard("HINT_EXPIRED"));
    }

    @Test
    void noMoreHintsAreKeptThanWereAllowed() {
        Bay bay = new Bay(new Upkeep(30_000, 2, 60_000, 0));
        bay.kill("n3");
        for (int i = 0; i < 5; i++) bay.write("n1", "k" + i, "v");
        bay.pass(500);
        assertEquals(2, bay.guard("HINT_STORED"));
        assertEquals(3, bay.guard("HINT_REFUSED"));
    }

    /// n3 leaves the key's owners while it is down for the coordinator: the hint goes to those who own the key then.
    @Test
    void aHintGoesToThePresentOwners() {
        Bay bay = new Bay(HINTS);
        bay.kill("n3");
        for (int i = 0; i < 40; i++) bay.write("n1", "k" + i, "v");
        bay.pass(500);
        bay.restart("n3");
        bay.join();
        bay.pass(20_000);
        assertEquals(List.of(), bay.breaches());
        for (int i = 0; i < 40; i++) assertInstanceOf(Reply.Ok.class, bay.read("n4", "k" + i));
    }
}
