package theseus.harness.junit;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import theseus.harness.run.Convoy;

/// The tests of one method, one for each seed, until the budget is spent; what is left then is one more, which says so.
final class Seeds implements Iterator<TestTemplateInvocationContext> {
    private final Commission commission;
    private final Convoy convoy;
    private final Drydock drydock;
    private final LongSupplier clock;
    private final long beganNanos;
    private final AtomicLong unproven;
    private long given;
    private boolean spent;

    /// @param clock in nanoseconds
    Seeds(Commission commission, Convoy convoy, Drydock drydock, LongSupplier clock) {
        this.commission = commission;
        this.convoy = convoy;
        this.drydock = drydock;
        this.clock = clock;
        this.beganNanos = clock.getAsLong();
        this.unproven = new AtomicLong(commission.unproven());
    }

    @Override
    public boolean hasNext() {
        return !spent && convoy.hasNext();
    }

    @Override
    public TestTemplateInvocationContext next() {
        if (given > 0 && clock.getAsLong() - beganNanos >= commission.budgetNanos()) {
            spent = true;
            return new Leftover(commission.seeds() - given, commission.seeds());
        }
        return new SeedTest(commission.options().seed() + given++, convoy.next(), drydock, unproven);
    }
}
