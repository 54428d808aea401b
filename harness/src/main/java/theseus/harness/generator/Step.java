package theseus.harness.generator;

/// A generator's answer.
public sealed interface Step {
    /// Invoke this on that free thread; afterwards the generator is `then`.
    record Invoke(int thread, Invocation invocation, Generator then) implements Step {}

    /// Nothing yet: ask again at this time, or when something happened.
    record Wait(long untilNanos, Generator then) implements Step {}

    /// Nothing any more.
    record Done() implements Step {}

    /// The `Wait` that only an event ends.
    long SOMETHING_HAPPENS = Long.MAX_VALUE;
}
