package theseus.harness.world.sim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.Reply;
import theseus.harness.world.AuthorityKind;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.nemesis.Grudge;

/// One whole migration under load and faults, drawn from a seed: for tests of the simulation itself.
final class Voyage {
    private static final List<String> FIRST = List.of("n1", "n2", "n3");
    private static final List<String> ALL = List.of("n1", "n2", "n3", "n4");
    private static final Move JOIN = new Move.Join("n4");
    private static final int KEYS = 12;
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final long LIMIT_NANOS = 300_000_000_000L;

    final SimWorld world;
    private final Chance chance;
    private final Cluster cluster;
    private final int operations;
    private final boolean faults;
    private final TreeMap<String, Integer> replies = new TreeMap<>();
    private final List<String> phases = new ArrayList<>();
    private int begun;
    private int ended;
    private boolean joined;
    private int settled;
    private boolean settling;
    private boolean storm;

    Voyage(long seed, int operations, boolean faults, List<String> flaws, Trace trace) {
        this(seed, operations, faults, flaws, AuthorityKind.SINGLE, trace);
    }

    Voyage(long seed, int operations, boolean faults, List<String> flaws, AuthorityKind authority, Trace trace) {
        this.operations = operations;
        this.faults = faults;
        chance = new Chance(seed, "voyage");
        world = SimWorld.build(
                new Scene(seed, FIRST, List.of("n4"), 8, new TreeSet<>(flaws), 20, 200, authority, null),
                SimOptions.drawn(seed),
                Choices.drawn(seed),
                trace);
        cluster = world.cluster();
    }

    /// Sails to the end; what went wrong, empty when nothing did.
    Optional<String> sail() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) keys.add("k" + i);
        cluster.watch("acme", keys, view -> phases.add(view.phase()));
        insist(then -> cluster.createTenant("acme", 3, then), this::load);
        run(() -> joined && ended >= operations);
        settle(keys);
        return world.breaches().isEmpty()
                ? problem()
                : Optional.of(world.breaches().getFirst().sentence());
    }

    private Optional<String> problem() {
        if (!phases.isEmpty() && phases.getLast().equals("STEADY") && settled == KEYS) return Optional.empty();
        List<String> waits = new ArrayList<>();
        cluster.waiting(words -> waits.add(words.toString()));
        run(() -> !waits.isEmpty());
        return Optional.of(
                "stuck in " + phases + ", " + ended + " operations ended, " + settled + " keys settled: " + waits);
    }

    /// How often each kind of reply came.
    TreeMap<String, Integer> replies() {
        return replies;
    }

    List<String> phases() {
        return phases;
    }

    private void load() {
        for (int client = 0; client < 6; client++) next();
        insist(
                then -> cluster.startNode("n4", then),
                () -> insist(then -> cluster.move(JOIN, "first", false, then), () -> joined = true));
        storm = chance.below(3) == 0;
        for (long streams = faults ? chance.between(1, 3) : 0; streams > 0; streams--) harm();
        if (faults && chance.below(3) == 0) abortAndJoinAgain();
    }

    private void abortAndJoinAgain() {
        world.timeline()
                .after(
                        chance.between(100, 3_000) * 1_000_000,
                        () -> cluster.abort(refusal -> {
                            if (refusal.isEmpty() && chance.below(2) == 0)
                                world.timeline()
                                        .after(
                                                chance.between(1, 1_000) * 1_000_000,
                                                () -> cluster.move(JOIN, "again", false, _ -> {}));
                        }));
    }

    private void next() {
        if (begun >= operations) return;
        int number = begun++;
        String node = ALL.get((int) chance.below(joined ? 4 : 3));
        String key = "k" + chance.below(KEYS);
        String f = List.of("read", "write", "write", "delete").get((int) chance.below(4));
        String level = List.of("QUORUM", "QUORUM", "QUORUM", "ALL", "ONE").get((int) chance.below(5));
        boolean[] over = new boolean[1];
        Consumer<Reply> end = reply -> {
            if (over[0]) return;
            over[0] = true;
            ended++;
            replies.merge(reply == null ? "none" : reply.getClass().getSimpleName(), 1, Integer::sum);
            world.timeline().after(chance.between(0, 20_000_000), this::next);
        };
        cluster.call(node, new Call(f, "acme", key, f.equals("write") ? "v" + number : null, level, null), end);
        world.timeline().after(PATIENCE_NANOS, () -> end.accept(null));
    }

    private void harm() {
        if (ended >= operations) return;
        String victim = ALL.get((int) chance.below(4));
        List<String> one = List.of(cluster.nodes().contains(victim) ? victim : "n1");
        // Now and then for so long that the driver gives a lost joiner up; in a storm one short blow after the other.
        long most = storm ? 300 : chance.below(8) == 0 ? 12_000 : 2_000;
        long nanos = chance.between(10, most) * 1_000_000;
        switch ((int) chance.below(5)) {
            case 0 -> {
                world.levers().kill(one, _ -> {});
                heal(nanos, () -> world.levers().restart(one, _ -> {}));
            }
            case 1 -> {
                world.levers().pause(one, _ -> {});
                heal(nanos, () -> world.levers().resume(one, _ -> {}));
            }
            case 2 -> {
                world.levers().skew(one, chance.between(-500, 500), _ -> {});
                heal(nanos, () -> world.levers().skew(one, 0, _ -> {}));
            }
            default -> {
                world.levers().cut(grudge(one.getFirst()), _ -> {});
                heal(nanos, () -> world.levers().mend(_ -> {}));
            }
        }
    }

    private void heal(long nanos, Runnable remedy) {
        world.timeline().after(nanos, () -> {
            remedy.run();
            world.timeline().after(chance.between(1, storm ? 100 : 1_000) * 1_000_000, this::harm);
        });
    }

    /// The victim does not hear, is not heard, or both.
    private Grudge grudge(String victim) {
        TreeMap<String, SortedSet<String>> deafTo = new TreeMap<>();
        long way = chance.below(3);
        SortedSet<String> others = new TreeSet<>(ALL);
        others.remove(victim);
        if (way != 0) deafTo.put(victim, others);
        if (way != 1) for (String other : others) deafTo.put(other, new TreeSet<>(List.of(victim)));
        return new Grudge(deafTo);
    }

    /// Heals all, waits for the migration's end, and reads every key from all its replicas.
    private void settle(List<String> keys) {
        settling = true;
        world.levers().mend(_ -> {});
        world.levers().resume(ALL, _ -> {});
        world.levers().restart(ALL, _ -> {});
        world.levers().skew(ALL, 0, _ -> {});
        run(() -> !phases.isEmpty() && phases.getLast().equals("STEADY"));
        for (String key : keys) readAtAll(key);
        // A join that was asked for before the settling may have been admitted since.
        run(() -> settled == KEYS && phases.getLast().equals("STEADY"));
    }

    private void readAtAll(String key) {
        cluster.call("n1", new Call("read", "acme", key, null, "ALL", null), reply -> {
            if (reply instanceof Reply.Ok) settled++;
            else world.timeline().after(100_000_000, () -> readAtAll(key));
        });
    }

    private void insist(Consumer<Consumer<Optional<String>>> ask, Runnable then) {
        boolean[] over = new boolean[1];
        ask.accept(refusal -> {
            if (over[0]) return;
            over[0] = true;
            if (refusal.isEmpty()) then.run();
            else world.timeline().after(200_000_000, () -> insist(ask, then));
        });
        world.timeline().after(PATIENCE_NANOS, () -> {
            if (over[0]) return;
            over[0] = true;
            insist(ask, then);
        });
    }

    private void run(java.util.function.BooleanSupplier until) {
        if (!world.breaches().isEmpty()) return;
        long limit = world.timeline().nanos() + LIMIT_NANOS;
        world.run(() -> world.timeline().nanos() > limit || until.getAsBoolean());
    }

    /// `Voyage FIRST_SEED COUNT OPERATIONS [flaw...]`: sails them all, tells those that went wrong, and the rate.
    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        long events = 0;
        int wrong = 0;
        TreeMap<String, Integer> replies = new TreeMap<>();
        TreeMap<String, Integer> ways = new TreeMap<>();
        TreeMap<String, Long> guards = new TreeMap<>();
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        for (long seed = first; seed < first + count; seed++) {
            Voyage voyage = new Voyage(
                    seed, Integer.parseInt(args[2]), true, List.of(args).subList(3, args.length), null);
            Optional<String> problem = voyage.sail();
            long number = seed;
            if (problem.isPresent() && wrong++ < 20) System.out.println("seed " + number + ": " + problem.get());
            events += voyage.world.events();
            voyage.replies.forEach((kind, n) -> replies.merge(kind, n, Integer::sum));
            ways.merge(voyage.phases.toString(), 1, Integer::sum);
            boolean[] told = new boolean[1];
            voyage.cluster.guards(counts -> {
                counts.forEach((guard, n) -> guards.merge(guard, n, Long::sum));
                told[0] = true;
            });
            voyage.world.run(() -> told[0]);
        }
        double seconds = (cpu.getCurrentThreadCpuTime() - start) / 1e9;
        System.out.printf(
                "%d voyages, %d went wrong, %.1f a second of one core, %.0f events each, %.2f us an event%n",
                count, wrong, count / seconds, (double) events / count, seconds * 1e6 / events);
        System.out.println(replies);
        System.out.println(guards);
        ways.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .limit(12)
                .forEach(way -> System.out.println(way.getValue() + " x " + way.getKey()));
    }
}
