package theseus.node.host.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

class TrialTest {
    private static final NodeId SPEAKER = new NodeId("n1");

    private final Trial trial = new Trial();

    @Test
    void whatIsSentToSeeALinkIsNotedAndAllElseGoesOn() {
        List<Message> sent = trial.next(2);
        Message other = new Message.TopologyAsked(3);
        List<Message> mixed = List.of(sent.get(0), other, sent.get(1));
        assertEquals(List.of(other), trial.sieve(SPEAKER, mixed));
        assertEquals(serials(sent), arrived(0));
    }

    @Test
    void whatCameEarlierIsNotToldAgain() {
        trial.sieve(SPEAKER, trial.next(1));
        long came = trial.from(SPEAKER, 0).getFirst().micros();
        assertEquals(1, trial.from(SPEAKER, came).size());
        assertTrue(trial.from(SPEAKER, came + 1).isEmpty());
        assertTrue(trial.from(new NodeId("n2"), 0).isEmpty());
    }

    @Test
    void aDoubledMessageIsNotedTwice() {
        List<Message> sent = trial.next(1);
        trial.sieve(SPEAKER, Stream.concat(sent.stream(), sent.stream()).toList());
        assertEquals(2, trial.from(SPEAKER, 0).size());
    }

    private List<Long> arrived(long sinceMicros) {
        return trial.from(SPEAKER, sinceMicros).stream()
                .map(Trial.Arrival::serial)
                .toList();
    }

    private static List<Long> serials(List<Message> messages) {
        return messages.stream().map(Trial::serial).toList();
    }
}
