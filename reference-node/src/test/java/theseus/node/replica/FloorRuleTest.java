package theseus.node.replica;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.node.message.PutKind;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Floor;

class FloorRuleTest {
    private static final Floor IN_FORCE = new Floor(version(10), 5, null);
    private static final Floor RISING = new Floor(version(10), 5, new Floor.Rising(version(20), 8));

    @Test
    void whatIsAboveTheFloorIsTaken() {
        assertFalse(refuses(IN_FORCE, null, 11, PutKind.CLIENT, 0));
    }

    @Test
    void whatIsAtOrBelowItIsNot() {
        assertTrue(refuses(IN_FORCE, null, 10, PutKind.CLIENT, 0));
        assertTrue(refuses(IN_FORCE, null, 9, PutKind.HINT, 0));
        assertTrue(refuses(IN_FORCE, record(8), 9, PutKind.CLIENT, 0));
    }

    @Test
    void whatIsHeldAlreadyIsAcknowledgedAsBefore() {
        assertFalse(refuses(IN_FORCE, record(9), 9, PutKind.CLIENT, 0));
        assertFalse(refuses(IN_FORCE, record(12), 9, PutKind.CLIENT, 0));
    }

    @Test
    void whatWasReadSinceTheFloorIsInForceIsKnownToLive() {
        assertFalse(refuses(IN_FORCE, null, 9, PutKind.WRITE_BACK, 5));
        assertFalse(refuses(IN_FORCE, null, 9, PutKind.SWEEP, 6));
        assertTrue(refuses(IN_FORCE, null, 9, PutKind.WRITE_BACK, 4));
    }

    @Test
    void whileItRisesNothingBelowTheNewFloorChanges() {
        assertTrue(refuses(RISING, null, 15, PutKind.CLIENT, 0));
        assertTrue(refuses(RISING, null, 15, PutKind.WRITE_BACK, 8));
        assertTrue(refuses(RISING, null, 9, PutKind.WRITE_BACK, 8));
        assertFalse(refuses(RISING, null, 21, PutKind.CLIENT, 0));
    }

    private static boolean refuses(Floor floor, Record present, long arriving, PutKind kind, long seenIn) {
        return FloorRule.REFUSE_BELOW.refuses(floor, present, version(arriving), kind, seenIn);
    }

    private static Record record(long clock) {
        return new Record(version(clock), "v", List.of());
    }

    private static Version version(long clock) {
        return new Version(clock, 0, 0);
    }
}
