package theseus.node.host.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `theseus node`: the operator's commands. Ends with 0 when it was done, 1 when it was refused, 2 when nobody knows,
/// and 254 when it was not understood.
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Operate a running cluster: look at it, let nodes come and go, collect tombstones.",
        subcommands = {
            StatusCommand.class,
            StartCommand.Join.class,
            StartCommand.Leave.class,
            StartCommand.Replace.class,
            StartCommand.Remove.class,
            StartCommand.ChangeFactor.class,
            SteerCommands.Pause.class,
            SteerCommands.Resume.class,
            SteerCommands.Abort.class,
            SteerCommands.DeclareDead.class,
            SteerCommands.Report.class,
            SteerCommands.Collect.class
        })
public final class Admin implements Runnable {
    private static final int WRONG = 254;

    @Option(
            names = "--at",
            paramLabel = "HOST:PORT",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "clients' ports of one or more nodes; default: 127.0.0.1:7101")
    private List<String> at = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "MS",
            scope = ScopeType.INHERIT,
            description = "how long to wait for an answer; default: ${DEFAULT-VALUE}")
    private long timeoutMillis = 10_000;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print what the node answers, as JSON")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /// Runs a command; answers the exit code.
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        int code = commandLine()
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, _) -> {
                    err.println("theseus node: "
                            + e.getMessage().lines().findFirst().orElse("wrong arguments"));
                    return WRONG;
                })
                .setExecutionExceptionHandler((e, _, _) -> {
                    if (!(e instanceof Trouble trouble)) throw e;
                    err.println("theseus node: " + trouble.getMessage());
                    return trouble.exitCode();
                })
                .execute(args);
        out.flush();
        err.flush();
        return code;
    }

    static CommandLine commandLine() {
        return new CommandLine(new Admin());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    Nodes nodes() {
        return new Nodes(at.isEmpty() ? List.of("127.0.0.1:7101") : at, timeoutMillis);
    }

    boolean wantsJson() {
        return json;
    }

    /// Prints the answer: as it is, or as these lines.
    void tell(JsonNode answer, Supplier<List<String>> lines) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(answer);
        else lines.get().forEach(out::println);
        out.flush();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
