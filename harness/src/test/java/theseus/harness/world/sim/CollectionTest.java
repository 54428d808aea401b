package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Reply;
import theseus.harness.world.Upkeep;

/// The collection of tombstones (`protocol.md` 4.12), in a world in which nothing else goes wrong.
class CollectionTest {
    private static final Upkeep COLLECTS = new Upkeep(0, 0, 1_000, 300);
    private static final List<String> FIRST = List.of("n1", "n2", "n3");

    @Test
    void anOldDeleteIsForgottenByAllReplicas() {
        Bay bay = deleted(COLLECTS);
        bay.pass(500);
        for (String node : FIRST) assertNotNull(bay.held(node, "gone"), "within its grace it is remembered");
        bay.pass(4_000);
        for (String node : FIRST) assertNull(bay.held(node, "gone"), node);
        assertEquals(3, bay.guard("TOMBSTONE_PURGED"));
        assertNull(assertInstanceOf(Reply.Ok.class, bay.read("n2", "gone")).value());
        assertEquals(List.of(), bay.breaches());
    }

    @Test
    void withoutACollectionItIsRememberedForEver() {
        Bay bay = deleted(new Upkeep(0, 0, 1_000, 0));
        bay.pass(30_000);
        for (String node : FIRST) assertNotNull(bay.held(node, "gone"), node);
    }

    @Test
    void nothingIsForgottenAsLongAsAReplicaIsAway() {
        Bay bay = deleted(COLLECTS);
        bay.kill("n3");
        bay.pass(10_000);
        assertNotNull(bay.held("n1", "gone"));
        bay.restart("n3");
        bay.pass(5_000);
        for (String node : FIRST) assertNull(bay.held(node, "gone"), node);
        assertEquals(List.of(), bay.breaches());
    }

    /// The hole that a floor alone would leave: n3 would refuse the value for ever.
    @Test
    void aReplicaThatMissedALiveValueIsBroughtItBeforeTheFloorRises() {
        Bay bay = new Bay(COLLECTS);
        bay.kill("n3");
        bay.write("n1", "kept", "v");
        bay.restart("n3");
        bay.pass(10);
        assertNull(bay.held("n3", "kept"));
        bay.delete("n1", "gone");
        bay.pass(5_000);
        assertNull(bay.held("n1", "gone"));
        assertEquals("v", bay.held("n3", "kept").value());
        assertEquals(1, bay.guard("COLLECTION_BROUGHT"));
        bay.kill("n2");
        assertEquals(
                "v", assertInstanceOf(Reply.Ok.class, bay.read("n1", "kept")).value());
        assertEquals(0, bay.guard("TOO_OLD_REFUSED"));
        assertEquals(List.of(), bay.breaches());
    }

    @Test
    void aReplicaThatWasAwayWhenADeleteCameIsNotLeftWithWhatItDeleted() {
        Bay bay = new Bay(COLLECTS);
        bay.write("n1", "gone", "v");
        bay.kill("n3");
        bay.delete("n1", "gone");
        bay.restart("n3");
        bay.pass(5_000);
        for (String node : FIRST) assertNull(bay.held(node, "gone"), node);
        assertEquals(List.of(), bay.breaches());
    }

    /// The newer value of n1 and n2 may not be durable there, and what lies below the floor is all that is left after a
    /// crash of both.
    @Test
    void whatIsOverwrittenWhileTheFloorRisesIsBroughtBeforeItComesIntoForce() {
        Bay bay = new Bay(COLLECTS);
        bay.kill("n3");
        bay.write("n1", "kept", "old");
        bay.restart("n3");
        bay.delete("n1", "gone");
        bay.hold("n3", "lacking-told");
        bay.pass(1_700);
        assertNotNull(bay.held("n1", "gone"), "the floor cannot rise while n3's answers are held");
        bay.hold("n1", "put-asked");
        bay.write("n1", "kept", "new");
        assertNull(bay.held("n3", "kept"));
        bay.letGo("n3");
        bay.pass(3_000);
        assertNull(bay.held("n1", "gone"));
        assertEquals("new", bay.held("n3", "kept").value());
        assertEquals(List.of(), bay.breaches());
    }

    /// The joiner has nothing yet, and what lies below the floor must be written back to it all the same.
    @Test
    void whatLivesBelowTheFloorIsReadInEveryPhaseOfAMigration() {
        Bay bay = new Bay(COLLECTS);
        for (int i = 0; i < 20; i++) bay.write("n1", "k" + i, "v" + i);
        bay.delete("n1", "gone");
        bay.pass(4_000);
        assertNull(bay.held("n1", "gone"));
        bay.join();
        for (int i = 0; i < 400; i++) {
            Reply reply = bay.read(List.of("n1", "n2", "n3", "n4").get(i % 4), "k" + i % 20);
            assertEquals("v" + i % 20, assertInstanceOf(Reply.Ok.class, reply).value());
            bay.pass(2);
        }
        assertEquals(List.of(), bay.breaches());
    }

    @Test
    void aCollectionThatACrashCutOffIsTakenUpAgain() {
        Bay bay = deleted(COLLECTS);
        bay.pass(1_200);
        bay.kill("n1", "n2", "n3");
        bay.restart("n1", "n2", "n3");
        bay.pass(5_000);
        for (String node : FIRST) assertNull(bay.held(node, "gone"), node);
        assertEquals(List.of(), bay.breaches());
    }

    private static Bay deleted(Upkeep upkeep) {
        Bay bay = new Bay(upkeep);
        bay.write("n1", "gone", "v");
        bay.delete("n2", "gone");
        return bay;
    }
}
