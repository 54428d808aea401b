package theseus.harness.cli;

import java.nio.file.Path;

/// What Theseus was started from.
final class Checkout {
    private Checkout() {}

    /// The root of the checkout; the working directory where the launcher has not said.
    static Path root() {
        return Path.of(System.getProperty("theseus.root", "."));
    }
}
