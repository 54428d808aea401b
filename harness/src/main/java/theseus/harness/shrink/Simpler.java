package theseus.harness.shrink;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import theseus.harness.replay.Recording;

/// Puts something simpler in place of what there is, again and again, as long as there is something simpler.
///
/// @param name of what it makes simpler
/// @param simpler the simpler runs, the simplest first; none where there is nothing simpler
record Simpler(String name, Function<Recording, List<Recording>> simpler) implements Pass {
    @Override
    public Recording smaller(Recording run, Jury jury) {
        Recording simplest = run;
        while (!jury.dismissed()) {
            Optional<Recording> found = jury.first(simpler.apply(simplest));
            if (found.isEmpty()) break;
            simplest = found.get();
        }
        return simplest;
    }
}
