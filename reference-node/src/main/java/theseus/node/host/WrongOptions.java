package theseus.node.host;

/// What the operator asked for cannot be: one line says why, and the program ends with code 254.
public final class WrongOptions extends Exception {
    WrongOptions(String line) {
        super(line, null, false, false);
    }
}
