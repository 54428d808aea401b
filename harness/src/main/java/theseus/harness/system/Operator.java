package theseus.harness.system;

import java.io.PrintWriter;
import theseus.node.host.admin.Admin;

/// The reference node's program for operators.
public final class Operator {
    private Operator() {}

    /// Runs one of its commands; answers the exit code.
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return Admin.run(out, err, arguments);
    }
}
