package theseus.histories.check.search;

/// One key that needs a search.
public interface Task {
    /// How many operations it has: what searching it costs, at a guess.
    int size();

    /// Its script, laid out anew on each call, so that two threads do not share one.
    Script script(long bytesMax) throws Script.Oversized;
}
