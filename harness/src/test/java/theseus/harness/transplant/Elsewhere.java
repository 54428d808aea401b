package theseus.harness.transplant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import theseus.harness.report.Filing;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.Fleet;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Sailed;
import theseus.harness.scenario.Repertoire;
import theseus.harness.world.Scene;
import theseus.harness.world.sim.SimWorld;

/// Runs kept as those of a world that cannot repeat them: the directory has no recording and tells nothing of links and
/// disks.
final class Elsewhere {
    private Elsewhere() {}

    /// The first run of the flaw's scenario that fails, from its directory.
    static Origin failing(Path runs, String flaw) throws IOException {
        RunOptions options = RunOptions.USUAL
                .withFlaws(new TreeSet<>(List.of(flaw)))
                .playing(Repertoire.made(flaw).orElseThrow());
        for (long seed = 1; ; seed++) {
            Sailed sailed = sailed(options.withSeed(seed));
            if (!sailed.result().findings().isEmpty()) return Origin.read(kept(runs, sailed));
        }
    }

    static Sailed sailed(RunOptions options) {
        return Fleet.one(1, options, (Scene scene) -> SimWorld.build(scene), () -> false);
    }

    static Path kept(Path runs, Sailed sailed) throws IOException {
        RunDirectory directory = RunDirectory.create(runs, "elsewhere");
        Filing.of(directory, sailed, null, "./theseus run --world elsewhere");
        return directory.path();
    }
}
