package theseus.harness.generator;

/// What a generator is told.
public sealed interface News {
    /// An operation ended.
    record Completed(int thread, Invocation invocation, boolean ok) implements News {}

    /// The migration entered a phase.
    record Entered(String phase) implements News {}
}
