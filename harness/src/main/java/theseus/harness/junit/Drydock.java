package theseus.harness.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.report.Filing;
import theseus.harness.report.Ink;
import theseus.harness.report.Manifest;
import theseus.harness.report.RunDirectory;
import theseus.harness.report.account.Account;
import theseus.harness.run.Sailed;

/// Takes in the runs of one test method that do not pass: keeps them, and puts into words what is wrong.
final class Drydock {
    /// However many fail, a seed brings each back.
    private static final int KEPT = 20;

    private final Commission commission;
    private final String method;
    private final LongFunction<String> command;
    private RunDirectory directory;
    private int taken;

    /// @param method the test's class and method, with `#` between them
    /// @param command what repeats a seed
    Drydock(Commission commission, String method, LongFunction<String> command) {
        this.commission = commission;
        this.method = method;
        this.command = command;
    }

    /// The evidence against a run that is not valid.
    synchronized String evidence(Sailed sailed) {
        List<String> lines = taken++ < KEPT ? kept(sailed) : List.of(headline(sailed), repeat(sailed));
        return "seed " + sailed.options().seed() + ": " + String.join("\n", lines);
    }

    /// What a test asserts of a valid run and does not hold of it.
    synchronized String evidence(Sailed sailed, String failed) {
        List<String> lines = new ArrayList<>(List.of(String.valueOf(failed), repeat(sailed)));
        if (taken++ < KEPT) lines.addAll(kept(sailed));
        return "seed " + sailed.options().seed() + ": " + String.join("\n", lines);
    }

    private static String headline(Sailed sailed) {
        return Account.of(sailed.options(), null, sailed.result(), null).headline();
    }

    private String repeat(Sailed sailed) {
        return "repeat it with:  " + command.apply(sailed.options().seed());
    }

    private List<String> kept(Sailed sailed) {
        try {
            RunDirectory own = directory().within("seed-" + sailed.options().seed());
            Filing filing = Filing.of(
                    own,
                    sailed,
                    recording(sailed),
                    command.apply(sailed.options().seed()));
            List<String> lines = new ArrayList<>(filing.text(Ink.PLAIN));
            if (isSimulated()) lines.add("in a checkout:   " + sailed.options().command());
            lines.add("kept in          " + own.path());
            lines.add("report           " + filing.page());
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Made for the first run that fails: where none does, nothing is left.
    private RunDirectory directory() throws IOException {
        if (directory == null) {
            directory = RunDirectory.create(
                    commission.out(),
                    method.substring(method.lastIndexOf('.') + 1).replaceAll("[#$]", "."));
            Manifest.write(directory, Path.of("."), commission.options(), List.of(method), commission.seeds());
        }
        return directory;
    }

    /// The choices are written down when the run is sailed once more.
    private Recording recording(Sailed sailed) {
        return isSimulated() && sailed.log() != null
                ? Replay.ofSeed(sailed.options(), () -> false).recording()
                : null;
    }

    private boolean isSimulated() {
        return commission.worlds() instanceof Simulation;
    }
}
