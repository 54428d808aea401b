package theseus.histories.check.search;

/// A sequential object with numbered states, as the searches see it. Operations are rows of one key's script.
public interface Automaton {
    /// The answer of `step` when the operation does not fit the state.
    int REFUSED = -1;

    /// The state at the beginning.
    int initial();

    /// The state after operation `row` in `state`, or `REFUSED`.
    int step(int state, int row);

    /// Whether the operation leaves every state as it is.
    boolean pure(int row);

    /// The only value (a state's number) in which the operation fits, or -1 if it fits elsewhere too.
    int sees(int row);

    /// The value (a state's number) that the operation leaves behind, whatever was there before; -1 if that depends.
    int leaves(int row);

    /// Whether every operation but pure misses has a definite `leaves` or `sees`: then observers of a state are known.
    boolean observersKnown();

    /// Two crashed operations of the same class have the same effect.
    long classOf(int row);
}
