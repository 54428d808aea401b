package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import theseus.nemesis.Fault;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.lever.Levers;

/// Faults are taken from those who are left.
class DamageTest {
    private final List<String> afloat = new ArrayList<>(List.of("n1", "n2"));
    private final Damage damage = new Damage(new Hands(null, levers(), 1), () -> afloat);
    private final List<Effect> seen = new ArrayList<>();

    @Test
    void aFaultIsTakenFromWhoIsLeft() {
        damage.inflict(1, new Fault.Pause(List.of("n1", "n2")), seen::add);
        afloat.remove("n2");
        damage.repair(1, seen::add);
        assertEquals(List.of(new Effect.Proven("pause [n1, n2]"), new Effect.Proven("resume [n1]")), seen);
    }

    @Test
    void aFaultOfWhoWasLostForGoodIsOverAndHoldsNobody() {
        Fault pause = new Fault.Pause(List.of("n2"));
        damage.inflict(1, pause, seen::add);
        afloat.remove("n2");
        assertEquals(List.of(), damage.narrowed(pause).nodes());
        damage.repair(1, seen::add);
        assertEquals(List.of(new Effect.Proven("pause [n2]"), new Effect.Proven("n2 lost for good")), seen);
        assertEquals(List.of("n2"), damage.narrowed(pause).nodes());
    }

    /// Answers as a world does: that it did it to these, or that nobody was hit.
    @SuppressWarnings("unchecked")
    private static Levers levers() {
        return (Levers) Proxy.newProxyInstance(
                Levers.class.getClassLoader(), new Class<?>[] {Levers.class}, (proxy, method, arguments) -> {
                    List<String> nodes = (List<String>) arguments[0];
                    Effect effect = nodes.isEmpty()
                            ? new Effect.Ineffective("nobody was hit")
                            : new Effect.Proven(method.getName() + " " + nodes);
                    ((Consumer<Effect>) arguments[1]).accept(effect);
                    return null;
                });
    }
}
