package theseus.histories.check;

/// What a consistency level promises; breaking it is a violation, everything weaker is only measured.
public enum Promise {
    /// Every answer fits one order that keeps to real time.
    LINEARIZABLE("linearizable"),
    /// Each client sees its own writes and never goes back; clients may disagree.
    SESSION("session guarantees"),
    /// Only values that were written, and in the end all agree.
    EVENTUAL("eventual");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    /// The promise in a sentence.
    public String words() {
        return words;
    }
}
