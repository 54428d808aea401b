package theseus.node.host;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import theseus.node.host.admin.Admin;
import theseus.node.log.LogDamaged;

/// The node's program. Ends with 0 when it was asked to stop, 254 where it cannot run as it was told to, and 255 where
/// the node met damage or a defect. With `admin` as the first argument it is the operator's program instead, see
/// [Admin].
public final class Main {
    private static final int WRONG_OPTIONS = 254;
    private static final int BROKEN = 255;

    private Main() {}

    /// Runs a node until the process is told to end.
    public static void main(String... args) {
        // Read by the JDK's HTTP server once, before its first use: answers must not wait for acknowledgements of TCP.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        if (args.length > 0 && args[0].equals("admin")) {
            PrintWriter out = new PrintWriter(System.out, true);
            PrintWriter err = new PrintWriter(System.err, true);
            System.exit(Admin.run(out, err, Arrays.copyOfRange(args, 1, args.length)));
        } else if (askedFor(args, "--help", "-h")) {
            new CommandLine(new Flags()).usage(System.out);
        } else if (askedFor(args, "--version", "-V")) {
            new CommandLine(new Flags()).printVersionHelp(System.out);
        } else {
            run(args);
        }
    }

    private static void run(String... args) {
        try {
            Host host = Host.start(HostOptions.parse(args), Main::breakDown);
            Runtime.getRuntime().addShutdownHook(new Thread(host::stop, "stop"));
            Thread.currentThread().join();
        } catch (WrongOptions e) {
            System.err.println("theseus-node: " + e.getMessage());
            System.exit(WRONG_OPTIONS);
        } catch (InterruptedException e) {
            System.exit(0);
        }
    }

    private static void breakDown(Throwable defect) {
        if (defect instanceof LogDamaged damage) System.err.println("theseus-node: " + damage.getMessage());
        else defect.printStackTrace();
        Runtime.getRuntime().halt(BROKEN);
    }

    private static boolean askedFor(String[] args, String... names) {
        return Arrays.stream(args).anyMatch(Arrays.asList(names)::contains);
    }
}
