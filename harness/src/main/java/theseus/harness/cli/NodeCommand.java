package theseus.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import theseus.harness.system.Operator;

/// `theseus node …`: hands over to the reference node's own program for operators.
@Command(
        name = "node",
        description = "Operate a running cluster of reference nodes: status, join, leave, replace, pause, abort …")
final class NodeCommand implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..*", hidden = true)
    private List<String> arguments = new ArrayList<>();

    /// A command line that passes on whatever it is given, options too.
    static CommandLine passingOn(CommandLine whole) {
        whole.getSubcommands().get("node").setUnmatchedOptionsArePositionalParams(true);
        return whole;
    }

    @Override
    public Integer call() {
        CommandLine line = spec.commandLine();
        return Operator.run(line.getOut(), line.getErr(), arguments.toArray(String[]::new));
    }
}
