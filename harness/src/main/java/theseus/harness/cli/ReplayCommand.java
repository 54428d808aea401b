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
import theseus.harness.replay.Comparison;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.histories.History;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;

/// `theseus replay`: sails a kept run again and compares what happens with what happened.
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sail a kept run of the simulation again, and compare its history with the one that was kept.",
            "By its recording: this works for as long as the code asks for the same choices, whatever its seed draws now."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the same history, byte for byte",
            "1:another history",
            "254:bad arguments",
            "255:internal error"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The directory of a run, or of an exhibit.")
    private Path run;

    @Option(names = "--by-seed", description = "Draw everything from the seed anew, in place of the recording.")
    private boolean bySeed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recording recording = Kept.recording(run, spec);
        History kept = history();
        Replay replay =
                bySeed ? Replay.ofSeed(recording.chart().options(), () -> false) : Replay.of(recording, () -> false);
        Comparison comparison = Comparison.of(kept, replay.log().history());
        switch (comparison) {
            case Comparison.Same same -> out.println("the same history, byte for byte: " + same.events() + " events");
            case Comparison.Differs differs -> tell(out, differs);
        }
        out.println(judged(recording, replay));
        out.flush();
        return comparison instanceof Comparison.Same ? 0 : 1;
    }

    private History history() throws IOException {
        try {
            return HistoryFile.read(run.resolve("history.jsonl")).history();
        } catch (MalformedHistory e) {
            throw Kept.refuse(spec, e.getMessage());
        }
    }

    private static void tell(PrintWriter out, Comparison.Differs differs) {
        out.println("the histories part at event " + differs.index());
        differs.before().forEach(line -> out.println("  both    " + line));
        out.println("  kept    " + (differs.one() == null ? "(it ends here)" : differs.one()));
        out.println("  now     " + (differs.other() == null ? "(it ends here)" : differs.other()));
    }

    private static String judged(Recording recording, Replay replay) {
        if (recording.charge() == null)
            return replay.result().findings().isEmpty() ? "nothing is found, as before" : "now there are findings";
        String charge = recording.charge().words();
        return recording.charge().provenBy(replay.result())
                ? "convicted of the same: " + charge
                : "no longer convicted of: " + charge;
    }
}
