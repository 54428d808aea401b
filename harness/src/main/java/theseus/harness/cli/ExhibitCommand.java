package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.exhibit.Exhibits;
import theseus.harness.replay.Recording;
import theseus.histories.corpus.Exhibit;

/// `theseus exhibit`: keeps a run for ever, with its story.
@Command(
        name = "exhibit",
        mixinStandardHelpOptions = true,
        description = {
            "Keep a run in the corpus: history, recording, expected verdict, and a story with what is left to be told.",
            "From then on every build judges it and sails it again. Shrink the run first."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it is kept", "254:bad arguments", "255:internal error"})
public final class ExhibitCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RUN",
            description = "The directory of a run of the simulation, such as runs/latest/shrunk.")
    private Path run;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "In a few words, parted by hyphens.")
    private String name;

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            defaultValue = "histories/corpus",
            description = "Where exhibits are kept: ${DEFAULT-VALUE}.")
    private Path corpus;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*"))
            throw Kept.refuse(spec, "--name " + name + "; expected small letters, digits and single hyphens");
        Recording recording = Kept.recording(run, spec);
        Exhibit exhibit = kept(recording);
        PrintWriter out = spec.commandLine().getOut();
        out.println("kept as " + exhibit.path() + ": " + exhibit.expected());
        out.println("what is left to be told: " + exhibit.path().resolve("story.md"));
        out.flush();
        return 0;
    }

    private Exhibit kept(Recording recording) throws IOException {
        try {
            return Exhibits.keep(corpus, recording, name);
        } catch (IllegalArgumentException e) {
            throw Kept.refuse(spec, run + ": " + e.getMessage());
        }
    }
}
