package theseus.harness.workload;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import theseus.harness.generator.Context;
import theseus.harness.generator.Generator;
import theseus.harness.generator.Invocation;
import theseus.harness.generator.Step;
import theseus.harness.system.Levels;

class RegisterTest {
    private static final int OPERATIONS = 300;

    private final Register register = new Register(20, 9, new Register.Weights(1, 1, 1), 7, Levels.QUORUMS);

    @Test
    void noPartWritesAValueThatAnotherPartHasWritten() {
        Set<Object> written = new HashSet<>();
        for (Generator part : List.of(
                register.sail(100, OPERATIONS, Long.MAX_VALUE),
                register.sailOn(100, OPERATIONS, Long.MAX_VALUE),
                register.settle(100))) {
            List<Object> values = valuesOf(part);
            assertTrue(values.size() > OPERATIONS / 6, values.size() + " writes");
            for (Object value : values) assertTrue(written.add(value), value + " is written twice");
        }
    }

    private static List<Object> valuesOf(Generator part) {
        List<Object> values = new ArrayList<>();
        long nanos = 0;
        Generator rest = part;
        for (int operations = 0; operations < OPERATIONS; ) {
            switch (rest.op(new Context(nanos, 9, List.of(0)))) {
                case Step.Invoke(int _, Invocation invocation, Generator then) -> {
                    operations++;
                    rest = then;
                    if (invocation.f().equals("write")) values.add(invocation.value());
                }
                case Step.Wait(long until, Generator then) -> {
                    nanos = until;
                    rest = then;
                }
                case Step.Done _ -> operations = OPERATIONS;
            }
        }
        return values;
    }
}
