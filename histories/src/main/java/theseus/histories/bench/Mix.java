package theseus.histories.bench;

/// The shape of a simulated history.
///
/// @param operations how many operations it has
/// @param keys how many keys they are spread over
/// @param clients how many clients issue them at the same time
/// @param values how many different values are written; 0 for a new one each time, `APPENDS` for put, get and append
/// @param cas whether a third of the operations are compare-and-sets
/// @param crashed how many operations in a thousand never return
public record Mix(int operations, int keys, int clients, int values, boolean cas, int crashed) {
    /// Instead of a number of values: strings that are put, appended to and got.
    public static final int APPENDS = -1;

    /// Unique writes, half of the operations reads.
    public static Mix unique(int operations, int keys, int clients) {
        return new Mix(operations, keys, clients, 0, false, 0);
    }

    /// The same with compare-and-set over few values.
    public static Mix cas(int operations, int clients, int values) {
        return new Mix(operations, 1, clients, values, true, 0);
    }

    /// The same with so many operations in a thousand that never return.
    public Mix crashing(int inAThousand) {
        return new Mix(operations, keys, clients, values, cas, inAThousand);
    }
}
