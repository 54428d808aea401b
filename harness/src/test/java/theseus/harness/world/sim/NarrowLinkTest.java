package theseus.harness.world.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import theseus.harness.system.Reply;
import theseus.harness.world.Upkeep;
import theseus.nemesis.Impairment;

class NarrowLinkTest {
    private final Bay bay = new Bay(new Upkeep(0, 0, 60_000, 0));

    private void fill() {
        bay.impair("n3", new Impairment.Narrow(200));
        for (int i = 0; i < 40; i++) bay.write("n1", "k" + i, "v");
        bay.kill("n2");
    }

    @Test
    void whatQueuesOnANarrowLinkIsLateForWhoNeedsIt() {
        fill();
        assertInstanceOf(Reply.Failed.class, bay.read("n1", "k7"));
    }

    @Test
    void nobodyWaitsForTheQueueWhenTheLinkIsWideAgain() {
        fill();
        bay.letGo("n3");
        assertEquals("v", assertInstanceOf(Reply.Ok.class, bay.read("n1", "k7")).value());
    }
}
