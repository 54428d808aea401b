package theseus.harness.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import theseus.harness.report.TextTable;
import theseus.harness.system.Move;
import theseus.harness.system.View;
import theseus.harness.world.World;

/// Puts and gets at QUORUM on a quiet cluster before, during and after the join of a node, in one run.
public final class ClusterBench {
    private static final long SECOND = 1_000_000_000L;
    private static final String TENANT = "bench";
    private static final String DURING = "during";

    /// @param clients in a closed loop
    /// @param keys that are there before the first measurement
    /// @param valueBytes of each
    /// @param seconds before and after the join
    public record Load(int clients, int keys, int valueBytes, int seconds) {}

    private final World world;
    private final Load load;
    private final PrintStream out;
    private final Loop loop;
    private final Map<String, Stretch> stretches = new LinkedHashMap<>();
    private final Map<String, Long> writeBacks = new LinkedHashMap<>();
    private View view;
    private String stage = "";
    private long stageSince;
    private String phase = "";
    private long phaseSince;

    public ClusterBench(World world, Load load, PrintStream out) {
        this.world = world;
        this.load = load;
        this.out = out;
        this.loop = new Loop(world.timeline(), world.cluster(), TENANT, load.keys(), load.valueBytes());
    }

    /// Measures, and prints a table.
    ///
    /// @param joiner a node of the scene that has not been started
    public void run(String joiner) {
        world.cluster().watch(TENANT, List.of(), this::saw);
        done("the tenant", then -> world.cluster().createTenant(TENANT, 3, then));
        until("the keys", loop.load(load.clients()));
        loop.onEnd(this::ended);
        loop.start(load.clients());
        rest(load.seconds());
        measure("before", () -> rest(load.seconds()));
        done("the joiner", then -> world.cluster().startNode(joiner, then));
        measure(DURING, () -> {
            done("the join", then -> world.cluster().move(new Move.Join(joiner), "bench", false, then));
            until("the end of the join", () -> view != null && view.members().contains(joiner) && view.steady());
        });
        rest(load.seconds());
        measure("after", () -> rest(load.seconds()));
        loop.stop();
        until("the last operations", loop::over);
        print();
    }

    private void measure(String name, Runnable body) {
        long before = secondRounds();
        begin(name);
        body.run();
        begin("");
        writeBacks.put(name, secondRounds() - before);
    }

    /// The nodes are asked for it four times a second.
    private long secondRounds() {
        rest(1);
        List<SortedMap<String, Long>> told = new ArrayList<>();
        world.cluster().guards(told::add);
        until("the guards", () -> !told.isEmpty());
        return told.getFirst().getOrDefault("WRITE_BACK_TAKEN", 0L);
    }

    private void begin(String next) {
        long now = world.timeline().nanos();
        if (!stage.isEmpty()) stretch(stage).nanos += now - stageSince;
        endPhase(now);
        stage = next;
        stageSince = now;
        phaseSince = now;
    }

    private void saw(View next) {
        endPhase(world.timeline().nanos());
        phaseSince = world.timeline().nanos();
        phase = next.phase();
        view = next;
    }

    private void endPhase(long now) {
        if (stage.equals(DURING)) stretch("  " + phase).nanos += now - phaseSince;
    }

    private void ended(Loop.Ended ended) {
        if (stage.isEmpty()) return;
        count(stretch(stage), ended);
        if (stage.equals(DURING)) count(stretch("  " + phase), ended);
    }

    private static void count(Stretch stretch, Loop.Ended ended) {
        if (!ended.ok()) stretch.failed++;
        else (ended.put() ? stretch.puts : stretch.gets).add(ended.nanos());
    }

    private Stretch stretch(String name) {
        return stretches.computeIfAbsent(name, Stretch::new);
    }

    private void print() {
        TextTable table = new TextTable(
                "", "seconds", "put/s", "p50 ms", "p99 ms", "get/s", "p50 ms", "p99 ms", "gets in one round", "failed");
        for (Stretch stretch : stretches.values()) {
            Long second = writeBacks.get(stretch.name);
            double oneRound = second == null || stretch.gets.count() == 0
                    ? Double.NaN
                    : 1 - Math.min(1, (double) second / stretch.gets.count());
            table.row(stretch.cells(oneRound).toArray(String[]::new));
        }
        table.lines().forEach(out::println);
        out.println();
        out.printf(
                "%d clients in a closed loop, half puts and half gets at QUORUM, %d keys of %d bytes, 3 replicas%n",
                load.clients(), load.keys(), load.valueBytes());
        out.printf(
                "%s %s, %d cores, Java %s; clients and nodes share the machine%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
    }

    private void done(String what, Consumer<Consumer<Optional<String>>> ask) {
        List<Optional<String>> told = new ArrayList<>();
        ask.accept(told::add);
        until(what, () -> !told.isEmpty());
        told.getFirst().ifPresent(problem -> {
            throw new IllegalStateException(what + ": " + problem);
        });
    }

    private void until(String what, BooleanSupplier condition) {
        long limit = world.timeline().nanos() + 300 * SECOND;
        world.run(() -> condition.getAsBoolean() || world.timeline().nanos() > limit);
        if (!condition.getAsBoolean()) throw new IllegalStateException(what + " took longer than five minutes");
    }

    private void rest(int seconds) {
        long end = world.timeline().nanos() + seconds * SECOND;
        world.timeline().after(seconds * SECOND, () -> {});
        world.run(() -> world.timeline().nanos() >= end);
    }
}
