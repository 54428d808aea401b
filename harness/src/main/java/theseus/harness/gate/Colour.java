package theseus.harness.gate;

/// What a station of the gate shows. The worst one counts, and nothing that is not proven is green.
public enum Colour {
    GREEN(0),
    /// Undecided, or nothing was proven.
    YELLOW(2),
    /// A violation, an exhibit that no longer convicts, or an alarm that does not ring.
    RED(1);

    private final int exitCode;

    Colour(int exitCode) {
        this.exitCode = exitCode;
    }

    /// What `theseus gate` exits with.
    public int exitCode() {
        return exitCode;
    }

    /// The worse of the two.
    public Colour or(Colour other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
