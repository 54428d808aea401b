package theseus.harness.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.system.Address;
import theseus.harness.system.Site;

/// A site without containers, whose time passes when it is told to. Every node is reached at one address.
public final class FakeSite implements Site {
    private record Task(long at, long number, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private final List<String> started = new ArrayList<>(List.of("n1", "n2", "n3"));
    private final Address clients;
    private long now;
    private long count;

    public FakeSite(Address clients) {
        this.clients = clients;
    }

    /// Lets time pass until that holds, but for no longer than a minute; says whether it does.
    public boolean until(BooleanSupplier holds) {
        long end = now + 60_000_000_000L;
        while (!holds.getAsBoolean() && !tasks.isEmpty() && tasks.peek().at <= end) {
            Task next = tasks.poll();
            now = Math.max(now, next.at);
            next.work.run();
        }
        return holds.getAsBoolean();
    }

    @Override
    public List<String> members() {
        return List.of("n1", "n2", "n3");
    }

    @Override
    public List<String> nodes() {
        return List.of("n1", "n2", "n3", "n4", "n5");
    }

    @Override
    public Address peers(String node) {
        return new Address("10.0.0." + node.substring(1), PEER_PORT);
    }

    @Override
    public Address clients(String node) {
        return clients;
    }

    @Override
    public List<String> started() {
        return List.copyOf(started);
    }

    @Override
    public void start(String node, Consumer<Optional<String>> then) {
        if (!started.contains(node)) started.add(node);
        then.accept(Optional.empty());
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        tasks.add(new Task(now + delayNanos, count++, task));
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long dwellNanos() {
        return 1_000_000_000L;
    }

    @Override
    public List<String> settings() {
        return List.of();
    }

    @Override
    public String secret() {
        return "secret";
    }
}
