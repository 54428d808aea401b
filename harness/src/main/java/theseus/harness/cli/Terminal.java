package theseus.harness.cli;

import theseus.harness.report.Ink;

/// Whether somebody looks at what is printed.
final class Terminal {
    private Terminal() {}

    static boolean present() {
        return System.console() != null && System.console().isTerminal();
    }

    static Ink ink() {
        return Ink.suiting(present());
    }
}
