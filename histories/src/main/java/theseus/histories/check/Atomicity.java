package theseus.histories.check;

import java.util.ArrayList;
import java.util.List;
import theseus.histories.Operation;
import theseus.histories.check.evidence.Lag;
import theseus.histories.model.Model;

/// How much staleness has to be granted to a register that is not linearizable before its answers fit.
///
/// Delta is the least time by which every read must be taken to have begun earlier (Golab, Li and Shah, "Analyzing
/// consistency properties for fun and profit", 2011); k is how many of the latest versions a read may return.
///
/// @param key the key, or null
/// @param versionsAtLeast a lower bound of k
/// @param deltaNanosAtLeast a lower bound of Delta; `Long.MAX_VALUE` where no Delta makes the answers fit
/// @param deltaNanosAtMost an upper bound of Delta; `Long.MAX_VALUE` where there is none, or none was found in time
public record Atomicity(String key, int versionsAtLeast, long deltaNanosAtLeast, long deltaNanosAtMost) {

    /// Narrows Delta down by bisection until both bounds meet or the time is up.
    ///
    /// @param operations those of the key, in order of invocation
    /// @param start the value before anything was written
    /// @param deadline as of `System.nanoTime()`
    static Atomicity of(String key, List<Operation> operations, Model model, Object start, long deadline) {
        Lag lag = Lag.of(operations, start);
        int versions = lag.versions() + 1;
        long low = lag.nanos();
        long high = span(operations);
        switch (within(operations, low, model, deadline)) {
            case Verdict.Valid() -> {
                return new Atomicity(key, versions, low, low);
            }
            case Verdict.Undecided _ -> {
                return new Atomicity(key, versions, low, Long.MAX_VALUE);
            }
            case Verdict.Violation _ -> versions = Math.max(versions, 2);
        }
        switch (within(operations, high, model, deadline)) {
            case Verdict.Valid() -> {}
            case Verdict.Undecided _ -> {
                return new Atomicity(key, versions, low + 1, Long.MAX_VALUE);
            }
            case Verdict.Violation _ -> {
                return new Atomicity(key, versions, Long.MAX_VALUE, Long.MAX_VALUE);
            }
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            Verdict verdict = within(operations, middle, model, deadline);
            if (verdict instanceof Verdict.Undecided) break;
            if (verdict instanceof Verdict.Valid) high = middle;
            else low = middle;
        }
        return new Atomicity(key, versions, low + 1, high);
    }

    private static long span(List<Operation> operations) {
        long end = 0;
        for (Operation operation : operations)
            if (operation.finish() != Long.MAX_VALUE) end = Math.max(end, operation.finish());
        return end - operations.getFirst().start() + 1;
    }

    private static Verdict within(List<Operation> operations, long nanos, Model model, long deadline) {
        long left = Math.max(0, deadline - System.nanoTime());
        List<Operation> earlier = new ArrayList<>(operations.size());
        for (Operation operation : operations)
            earlier.add(isRead(operation) ? begunEarlier(operation, nanos) : operation);
        Budget budget = Budget.of(java.time.Duration.ofNanos(left));
        return Linearizability.check(earlier, model, budget);
    }

    private static boolean isRead(Operation operation) {
        return operation.f().equals("read") || operation.f().equals("get");
    }

    private static Operation begunEarlier(Operation read, long nanos) {
        return new Operation(
                read.invoked(),
                read.completed(),
                read.process(),
                read.f(),
                read.key(),
                read.argument(),
                read.outcome(),
                read.start() - nanos,
                read.finish(),
                read.provenance());
    }
}
