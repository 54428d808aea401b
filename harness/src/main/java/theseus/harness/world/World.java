package theseus.harness.world;

import java.util.List;
import java.util.function.BooleanSupplier;
import theseus.histories.check.Finding;
import theseus.nemesis.lever.Levers;

/// Where a run takes place. One world serves one run; closing it leaves nothing behind.
public interface World extends AutoCloseable {
    /// `sim` or `docker`.
    String name();

    Timeline timeline();

    Cluster cluster();

    Levers levers();

    /// Lets time pass until `finished` holds, or until a breach was seen where the world sees inside.
    void run(BooleanSupplier finished);

    /// The invariants that were broken, first one first; always empty in a world that cannot see inside.
    List<Finding> breaches();

    @Override
    void close();
}
