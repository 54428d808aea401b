package theseus.harness.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeenTest {
    @Test
    void aFingerprintIsAddedOnceAndItsParentKept() {
        Seen seen = new Seen(4);
        int first = seen.add(1L << 40, 7, -1);
        int second = seen.add(1L << 40, 9, first);
        assertEquals(Seen.KNOWN, seen.add(1L << 40, 7, second));
        assertNotEquals(first, second);
        assertEquals(first, seen.parent(second));
        assertEquals(2, seen.size());
        assertTrue(seen.isAt(first, 1L << 40, 7));
        assertFalse(seen.isAt(first, 1L << 40, 9));
    }

    @Test
    void theTableIsNeverFilledToTheBrim() {
        Seen seen = new Seen(4);
        for (int i = 0; i < 14; i++) assertTrue(seen.add(i, 2L * i, -1) >= 0);
        assertEquals(Seen.FULL, seen.add(99, 99, -1));
        assertEquals(Seen.KNOWN, seen.add(3, 6, -1));
    }

    @Test
    void theWholeWorldIsInItsFingerprint() {
        World one = new World();
        for (int word = 0; word < World.BYTES / 8; word++) {
            byte[] bytes = new byte[World.BYTES];
            bytes[word * 8 + 5] = 1;
            World other = World.read(bytes, 0);
            assertNotEquals(Fingerprint.high(one), Fingerprint.high(other));
            assertNotEquals(Fingerprint.low(one), Fingerprint.low(other));
        }
    }
}
