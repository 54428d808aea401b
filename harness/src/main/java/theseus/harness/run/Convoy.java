package theseus.harness.run;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import theseus.harness.world.Worlds;

/// Many runs of the same options from consecutive seeds, handed over in the order of their seeds; while one is looked
/// at, the next ones are under way. Closed, it ends those at once.
public final class Convoy implements Iterator<Future<Sailed>>, AutoCloseable {
    private final long runs;
    private final int parallel;
    private final Fleet fleet;
    private final ExecutorService crews;
    private final Queue<Future<Sailed>> underWay = new ArrayDeque<>();
    private long sent;
    private volatile boolean closed;

    /// @param runs how many
    /// @param parallel how many are under way at a time
    public Convoy(RunOptions options, Worlds worlds, long runs, int parallel) {
        this.runs = runs;
        this.parallel = parallel;
        this.fleet = new Fleet(options, worlds, () -> closed);
        this.crews = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().daemon().name("convoy-", 1).factory());
    }

    @Override
    public boolean hasNext() {
        return sent < runs || !underWay.isEmpty();
    }

    /// The next run, which may still be under way.
    @Override
    public Future<Sailed> next() {
        if (!hasNext()) throw new NoSuchElementException();
        while (sent < runs && underWay.size() <= parallel) {
            long number = ++sent;
            underWay.add(crews.submit(() -> fleet.one(number)));
        }
        return underWay.remove();
    }

    @Override
    public void close() {
        closed = true;
        crews.shutdownNow();
    }
}
