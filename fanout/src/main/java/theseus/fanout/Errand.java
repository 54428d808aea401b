package theseus.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.nightly.Entry;
import theseus.harness.nightly.Job;
import theseus.harness.nightly.Lot;
import theseus.harness.world.sim.SimWorld;

/// A run of the simulation that is to be done elsewhere, as small as it can be told.
///
/// @param build of the code that tells it: another one would give another run
/// @param number in its night
/// @param lot by name
/// @param flaws that are switched on in what is under test, with commas between them
record Errand(String build, long number, String lot, int weight, String flaws, long seed) implements Serializable {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Errand of(Job job, String build) {
        String flaws = String.join(",", job.options().cluster().flaws());
        return new Errand(
                build,
                job.number(),
                job.lot().label(),
                job.lot().weight(),
                flaws,
                job.options().seed());
    }

    /// Does it, and says as JSON what came of it.
    ///
    /// @param here the build of the code that does it
    String run(String here) {
        if (!here.equals(build))
            throw new IllegalStateException(
                    "a worker has build %s of Theseus, its master has %s".formatted(here, build));
        Lot named = Lot.named(Lot.SIM, lot, weight, chosen());
        Job job = new Job(number, named, named.options().withSeed(seed));
        return written(
                Entry.of(job, SimWorld::build, System::nanoTime, () -> false).entry());
    }

    private SortedSet<String> chosen() {
        SortedSet<String> set = new TreeSet<>();
        if (!flaws.isEmpty()) set.addAll(List.of(flaws.split(",")));
        return set;
    }

    static String written(Entry entry) {
        try {
            return JSON.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Entry read(String json) {
        try {
            return JSON.readValue(json, Entry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
