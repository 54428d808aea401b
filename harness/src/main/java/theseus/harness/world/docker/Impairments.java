package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import theseus.nemesis.Impairment;

/// Impairments in the words of the node's levers.
final class Impairments {
    /// A body that says nothing.
    static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private Impairments() {}

    static ObjectNode json(Impairment how) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (how) {
            case Impairment.Slow(long delay, long jitter) ->
                body.put("kind", "slow").put("delayMillis", delay).put("jitterMillis", jitter);
            case Impairment.Lossy(int percent) -> body.put("kind", "lossy").put("percent", percent);
            case Impairment.Doubling(int percent) ->
                body.put("kind", "doubling").put("percent", percent);
            case Impairment.Shuffling(int percent, long by) ->
                body.put("kind", "shuffling").put("percent", percent).put("byMillis", by);
            case Impairment.Narrow(long bytes) -> body.put("kind", "narrow").put("bytesPerSecond", bytes);
            case Impairment.Holding holding -> {
                ArrayNode messages = body.put("kind", "holding").putArray("messages");
                holding.messages().forEach(messages::add);
            }
        }
        return body;
    }
}
