package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Call;
import theseus.harness.system.Health;
import theseus.harness.system.Inside;
import theseus.harness.system.Reply;
import theseus.harness.system.Session;
import theseus.harness.system.View;
import theseus.nemesis.lever.Effect;

class ClockLeverTest {
    private static final Optional<Long> NO_ANSWER = Optional.empty();

    private final StandingOrders orders = new StandingOrders();

    @Test
    void aClockThatIsOffIsProven() {
        assertEquals(new Effect.Proven("n3's clock is off by 150 ms"), pulled(_ -> Optional.of(150_000L)));
    }

    @Test
    void aClockThatStaysRightSpeaksAgainstTheLever() {
        assertEquals(new Effect.Ineffective("n3's clock is off by 0 ms"), pulled(_ -> Optional.of(0L)));
    }

    /// Another fault kills it after it was told; it starts anew, and is asked before it is told again.
    @Test
    void aProcessThatStartedAnewMeanwhileDoesNot() {
        assertEquals(
                new Effect.Missed("n3 did not answer all the while"),
                pulled(request -> request == 1 ? NO_ANSWER : Optional.of(0L)));
    }

    /// It is down when it is told, and told again when it has started.
    @Test
    void aProcessThatIsToldAgainIsProven() {
        assertEquals(
                new Effect.Proven("n3's clock is off by 150 ms"),
                pulled(request -> request < 3 ? NO_ANSWER : Optional.of(request < 5 ? 0L : 150_000L)));
    }

    /// @param aheadMicros what the node says to each request, the first of which sets the clock
    private Effect pulled(IntFunction<Optional<Long>> aheadMicros) {
        return new ClockLever("n3", new NodeProbe(new OneNode(aheadMicros)), orders).skew(150);
    }

    /// A node that is asked of nothing but its clock.
    private static final class OneNode implements Session, Inside {
        private final IntFunction<Optional<Long>> aheadMicros;
        private int requests;

        private OneNode(IntFunction<Optional<Long>> aheadMicros) {
            this.aheadMicros = aheadMicros;
        }

        @Override
        public Optional<Inside> inside() {
            return Optional.of(this);
        }

        @Override
        public void pull(
                String method, String node, ObjectNode body, Consumer<Optional<JsonNode>> then, String... path) {
            then.accept(aheadMicros
                    .apply(requests++)
                    .map(ahead -> JsonNodeFactory.instance.objectNode().put("aheadMicros", ahead)));
        }

        @Override
        public void health(String node, Consumer<Health> then) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void call(String node, Call call, Consumer<Reply> then) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
