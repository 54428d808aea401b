package theseus.histories.check.search;

/// A search that can be advanced bit by bit, so that two of them can take turns.
public interface Search {
    /// The name by which reports know it.
    String name();

    /// Works for about so many moves; the result once there is one, else null.
    Result advance(int moves);

    /// How many completed operations it has got past.
    int passed();

    /// The memory it holds.
    long bytes();

    /// Advances until it has a result or the meter is spent.
    default Result run(Meter meter) {
        while (true) {
            Result result = advance(2_000);
            if (result != null) return result;
            String spent = meter.spent(bytes());
            if (spent != null) return new Result.GaveUp(spent, passed());
        }
    }
}
