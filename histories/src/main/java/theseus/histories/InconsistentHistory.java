package theseus.histories;

/// An event that cannot follow those before it: a completion nobody asked for, or a process that does two things at
/// once.
public final class InconsistentHistory extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long index;
    private final String problem;
    private final String expectation;

    /// @param index the event's index
    /// @param problem what is wrong, with the facts that conflict
    /// @param expectation what would have been right
    public InconsistentHistory(long index, String problem, String expectation) {
        super("event " + index + ": " + problem + "; expected " + expectation);
        this.index = index;
        this.problem = problem;
        this.expectation = expectation;
    }

    /// The index of the event that does not fit.
    public long index() {
        return index;
    }

    /// What is wrong, with the facts that conflict.
    public String problem() {
        return problem;
    }

    /// What would have been right.
    public String expectation() {
        return expectation;
    }
}
