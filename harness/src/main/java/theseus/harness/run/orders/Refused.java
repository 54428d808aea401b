package theseus.harness.run.orders;

/// What was asked for cannot be. The message is the one line that the person who asked gets to read.
public final class Refused extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public Refused(String problem) {
        super(problem);
    }
}
