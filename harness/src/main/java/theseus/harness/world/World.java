package theseus.harness.world;

import java.io.IOException;
import java.nio.file.Path;
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

    /// Lets time pass until `finished` holds, or until a further breach was seen where the world sees inside; called
    /// again, it goes on.
    void run(BooleanSupplier finished);

    /// The invariants that were broken, first one first; always empty in a world that cannot see inside.
    List<Finding> breaches();

    /// Puts the nodes' logs into the directory, where the world has any.
    default void keepLogs(Path directory) throws IOException {}

    @Override
    void close();
}
