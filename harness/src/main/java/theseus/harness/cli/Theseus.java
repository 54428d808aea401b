package theseus.harness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import theseus.harness.run.orders.Refused;
import theseus.harness.world.docker.engine.Unusable;

/// `./theseus`: the command line.
@Command(
        name = "theseus",
        mixinStandardHelpOptions = true,
        version = "theseus 0.1.0",
        description = "Verifies that data survives a migration: runs one under faults, and judges what happened.",
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            ShrinkCommand.class,
            TransplantCommand.class,
            ExhibitCommand.class,
            GateCommand.class,
            NightlyCommand.class,
            TrendCommand.class,
            CheckCommand.class,
            BenchCommand.class,
            BugsCommand.class,
            MatrixCommand.class,
            NodeCommand.class,
            DoctorCommand.class,
            CleanCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            ServeCommand.class
        })
public final class Theseus implements Runnable {
    /// The user asked for something that cannot be.
    static final int BAD_ARGUMENTS = 254;

    /// Something in here is broken.
    static final int INTERNAL = 255;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        // What a seed gives is the same everywhere, decimal points included.
        Locale.setDefault(Locale.ROOT);
        int code = commandLine().execute(arguments);
        System.out.flush();
        System.exit(code);
    }

    /// The command line as it is run.
    static CommandLine commandLine() {
        CommandLine line = NodeCommand.passingOn(new CommandLine(new Theseus()));
        Extension.present().ifPresent(more -> line.addSubcommand(more.command()));
        return line.setParameterExceptionHandler(Theseus::badArguments).setExecutionExceptionHandler(Theseus::internal);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int badArguments(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("theseus: " + oneLine(e));
        err.flush();
        return BAD_ARGUMENTS;
    }

    private static String oneLine(ParameterException e) {
        String message = e.getMessage().lines().findFirst().orElse("bad arguments");
        return message.contains("expected ") ? message : message + "; " + expectation(e, message);
    }

    private static String expectation(ParameterException e, String message) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty())
            return "did you mean " + unmatched.getSuggestions().getFirst() + "?";
        return message.endsWith("is not an int") || message.endsWith("is not a long")
                ? "expected a whole number"
                : "expected what `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` lists";
    }

    private static int internal(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (e instanceof Unusable || e instanceof Refused) {
            err.println("theseus: " + e.getMessage());
            err.flush();
            return BAD_ARGUMENTS;
        }
        err.println("theseus: internal error: " + e.getMessage());
        e.printStackTrace(err);
        err.flush();
        return INTERNAL;
    }
}
