package theseus.histories.check.search;

import java.util.Optional;

/// What a search found.
public sealed interface Result {
    /// Whether there is an order; empty if that was not found out.
    default Optional<Boolean> linearizable() {
        return this instanceof GaveUp ? Optional.empty() : Optional.of(this instanceof Linearizable);
    }

    /// There is an order; rows of the script in that order, without crashed ones that need not have happened.
    record Linearizable(int[] order) implements Result {}

    /// There is none. `order` is the longest that was found, `stuck` the row that could not follow any more; nothing
    /// contradicts before that returns.
    record Impossible(int[] order, int stuck) implements Result {}

    /// There is none, as `row` alone shows; something else may contradict before it returns.
    record Refuted(int row) implements Result {}

    /// It gave up: why, and how many of the completed operations it had got past.
    record GaveUp(String reason, int passed) implements Result {}
}
