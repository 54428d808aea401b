package theseus.node.host.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import theseus.node.environment.Waypoint;

class TurnstilesTest {
    private static final Waypoint POINT = Waypoint.values()[0];
    private static final Waypoint OTHER = Waypoint.values()[1];

    private final List<Runnable> wentOn = new ArrayList<>();
    private final Turnstiles turnstiles = new Turnstiles(wentOn::add);

    @Test
    void anOpenTurnstileHoldsNobody() {
        assertFalse(turnstiles.holds(POINT, () -> {}));
        turnstiles.shut(OTHER);
        assertFalse(turnstiles.holds(POINT, () -> {}));
        assertEquals(Map.of(OTHER.label(), 0L), turnstiles.reached());
    }

    @Test
    void whoComesToAShutOneWaitsUntilItOpensAndGoesOnInOrder() {
        Runnable first = () -> {};
        Runnable second = () -> {};
        turnstiles.shut(POINT);
        assertTrue(turnstiles.holds(POINT, first));
        assertTrue(turnstiles.holds(POINT, second));
        assertTrue(wentOn.isEmpty());
        assertEquals(Map.of(POINT.label(), 2L), turnstiles.reached());
        assertEquals(2, turnstiles.open(POINT));
        assertEquals(List.of(first, second), wentOn);
        assertFalse(turnstiles.holds(POINT, first));
    }

    @Test
    void arrivalsAreCountedAnewWhenItIsShutAgain() {
        turnstiles.shut(POINT);
        turnstiles.holds(POINT, () -> {});
        turnstiles.open(POINT);
        assertEquals(Map.of(POINT.label(), 1L), turnstiles.reached());
        turnstiles.shut(POINT);
        assertEquals(Map.of(POINT.label(), 0L), turnstiles.reached());
        assertEquals(0, turnstiles.open(POINT));
    }

    @Test
    void shuttingOneThatIsShutLetsNobodyGo() {
        turnstiles.shut(POINT);
        turnstiles.holds(POINT, () -> {});
        turnstiles.shut(POINT);
        assertEquals(1, turnstiles.open(POINT));
        assertEquals(0, turnstiles.open(OTHER));
    }
}
