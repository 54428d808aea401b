package theseus.histories.check.search;

/// What was found of a key.
///
/// @param algorithm who found it
/// @param result what
/// @param nanos how long it took, vain attempts included
public record Answer(String algorithm, Result result, long nanos) {
    /// Whether the search came to an end.
    public boolean definite() {
        return !(result instanceof Result.GaveUp);
    }

    Answer after(long nanosBefore) {
        return new Answer(algorithm, result, nanos + nanosBefore);
    }
}
