package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import theseus.nemesis.lever.Effect;

/// Sets one node's clock wrong, once, and looks at it until it is. A clock that is right in spite of it speaks against
/// the lever only where the node has answered each time: one that another fault took down meanwhile starts anew with a
/// clock that is right, and answers before it is told again.
final class ClockLever {
    private static final long TOLERANCE_MICROS = 2_000;
    private static final long WATCH_MILLIS = 5_000;
    private static final long TOLD_MILLIS = 1_000;

    private final String node;
    private final NodeProbe probe;
    private final StandingOrders orders;
    private boolean silent;

    ClockLever(String node, NodeProbe probe, StandingOrders orders) {
        this.node = node;
        this.probe = probe;
        this.orders = orders;
    }

    Effect skew(long offsetMillis) {
        set(offset(offsetMillis));
        OptionalLong[] ahead = new OptionalLong[1];
        boolean as = Grip.await(TOLD_MILLIS, () -> {
            ahead[0] = aheadMicros();
            return ahead[0].isPresent() && Math.abs(ahead[0].getAsLong() - offsetMillis * 1000) <= TOLERANCE_MICROS;
        });
        return effect(as, "'s clock is off by " + ahead[0].orElse(0) / 1000 + " ms");
    }

    Effect strobe(long offsetMillis, long periodMillis) {
        set(offset(0).put("strobeMillis", offsetMillis).put("strobeEveryMillis", periodMillis));
        boolean[] seen = new boolean[2];
        boolean both = Grip.await(WATCH_MILLIS, () -> {
            aheadMicros().ifPresent(ahead -> seen[Math.abs(ahead) > TOLERANCE_MICROS ? 1 : 0] = true);
            return seen[0] && seen[1];
        });
        return effect(both, both ? "'s clock was seen to jump" : "'s clock did not jump");
    }

    Effect drift(long perMillion) {
        set(offset(0).put("driftPerMillion", perMillion));
        DriftSeen seen = new DriftSeen(perMillion);
        boolean moves = Grip.await(WATCH_MILLIS, () -> seen.in(aheadMicros(), System.nanoTime()));
        return effect(moves, "'s clock drifts" + (moves ? "" : " not at all"));
    }

    private void set(ObjectNode wrong) {
        BooleanSupplier told = () -> probe.lever("PUT", node, wrong, "clock").isPresent();
        orders.give(node, "clock", told::getAsBoolean);
        silent |= !told.getAsBoolean();
    }

    private OptionalLong aheadMicros() {
        OptionalLong ahead = probe.lever("GET", node, null, "clock")
                .map(view -> OptionalLong.of(view.path("aheadMicros").asLong()))
                .orElse(OptionalLong.empty());
        silent |= ahead.isEmpty();
        return ahead;
    }

    private Effect effect(boolean holds, String seen) {
        if (holds) return new Effect.Proven(node + seen);
        return silent ? new Effect.Missed(node + " did not answer all the while") : new Effect.Ineffective(node + seen);
    }

    private static ObjectNode offset(long millis) {
        return JsonNodeFactory.instance.objectNode().put("offsetMillis", millis);
    }
}
