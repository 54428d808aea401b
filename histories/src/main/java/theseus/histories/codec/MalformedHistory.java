package theseus.histories.codec;

/// A file that is not a history, or is damaged: where, what is wrong, and what would have been right.
public final class MalformedHistory extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;
    private final long line;
    private final String problem;
    private final String expectation;

    /// @param path the file, as its user named it
    /// @param line counted from 1; 0 when the problem is the file itself
    /// @param problem what is wrong
    /// @param expectation what would have been right
    public MalformedHistory(String path, long line, String problem, String expectation) {
        super(path + (line > 0 ? ":" + line : "") + ": " + problem + "; expected " + expectation);
        this.path = path;
        this.line = line;
        this.problem = problem;
        this.expectation = expectation;
    }

    /// The file, as its user named it.
    public String path() {
        return path;
    }

    /// The line, counted from 1; 0 when the problem is the file itself.
    public long line() {
        return line;
    }

    /// What is wrong.
    public String problem() {
        return problem;
    }

    /// What would have been right.
    public String expectation() {
        return expectation;
    }
}
