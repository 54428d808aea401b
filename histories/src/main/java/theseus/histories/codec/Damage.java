package theseus.histories.codec;

/// What is wrong with the piece of input at hand, said by code that does not know where that piece stands.
final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1;

    final String problem;
    final String expectation;

    Damage(String problem, String expectation) {
        super(problem, null, false, false);
        this.problem = problem;
        this.expectation = expectation;
    }

    MalformedHistory at(String path, long line) {
        return new MalformedHistory(path, line, problem, expectation);
    }
}
