package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import theseus.harness.report.Cells;
import theseus.harness.report.Coverage;
import theseus.harness.report.Matrix;
import theseus.harness.run.Subject;
import theseus.harness.run.orders.Kinds;
import theseus.harness.run.orders.Spelling;
import theseus.harness.system.Charter;
import theseus.harness.system.Systems;
import theseus.nemesis.plan.Kind;

/// `theseus matrix`: which fault has hit which role in which phase, over all runs so far.
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show how often each kind of fault was proven to be in effect in each phase of a migration, on how many roles,",
            "over all runs and campaigns that are kept; and name what was never hit.",
            "Fill the holes with `theseus run --fill --runs N`."
        })
public final class MatrixCommand implements Callable<Integer> {
    @Option(names = "--world", paramLabel = "sim|docker", description = "Only this world's; else one table for each.")
    private String world;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            defaultValue = "reference",
            description = "Of runs of this system. Default: ${DEFAULT-VALUE}.")
    private String system;

    @Option(
            names = "--nemesis",
            paramLabel = "KIND,...",
            defaultValue = "all",
            description = "Only these kinds of fault. Default: ${DEFAULT-VALUE}.")
    private String nemesis;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "Members at the start, for what can be hit: ${DEFAULT-VALUE}.")
    private int nodes;

    @Option(names = "--rf", paramLabel = "N", defaultValue = "3", description = "Replicas: ${DEFAULT-VALUE}.")
    private int replicas;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where runs are kept: ${DEFAULT-VALUE}.")
    private Path out;

    @Spec
    private CommandSpec spec;

    /// 0, whatever was hit: this is a report and no verdict.
    @Override
    public Integer call() throws IOException {
        if (world != null && !KnownWorlds.NAMES.contains(world))
            throw new ParameterException(
                    spec.commandLine(), "--world " + world + "; expected " + String.join(" or ", KnownWorlds.NAMES));
        SortedSet<Kind> kinds = Kinds.named(nemesis);
        Subject subject = new Subject(Spelling.known("system", system, Systems.names()), null, new TreeMap<>());
        List<String> worlds = subject.ofReference() ? KnownWorlds.NAMES : List.of("docker");
        for (String each : world == null ? worlds : List.of(world)) print(each, subject, kinds);
        return 0;
    }

    private Cells cells(String each, Subject subject) {
        Charter charter = subject.charter();
        int copies = charter.has(Charter.Feature.REPLICATION_FACTOR) ? replicas : nodes;
        return new Cells(KnownWorlds.lacking(each, subject), nodes, copies, charter);
    }

    private void print(String each, Subject subject, SortedSet<Kind> kinds) throws IOException {
        PrintWriter writer = spec.commandLine().getOut();
        Matrix matrix = new Coverage(out).of(subject.in(each));
        writer.println("world " + each + (subject.ofReference() ? "" : ", system " + subject.system())
                + (matrix.counts().isEmpty() ? ": nothing has been hit yet" : ""));
        if (!matrix.counts().isEmpty())
            Coverage.text(matrix, kinds, cells(each, subject)).forEach(writer::println);
        writer.flush();
    }
}
