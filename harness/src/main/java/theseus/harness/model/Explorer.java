package theseus.harness.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import theseus.node.Conduct;

/// Explores breadth first, so that the first way found to a breach is a shortest one. Worlds that differ only in
/// which of two like clients is which, or in B and C having changed places, are one world.
public final class Explorer {
    private final Bounds bounds;
    private final Rulebook rules;
    private final Watch watch;
    private final Set<Breach> wanted;
    private final Seen seen;
    private final SortedMap<Breach, Trail> trails = new TreeMap<>();
    private final Operations operations;
    private final Movers movers;
    private final Authority authority;
    private Frontier next = new Frontier();
    private int parent = -1;
    private long steps;
    private boolean isFull;
    private Consumer<World> visitor = _ -> {};

    /// The way to a breach: the place of the world before, and the breach itself.
    private record Trail(int before, Breach breach) {}

    /// @param conduct the rules that the nodes go by
    /// @param wanted ends as soon as one of each of these was found; empty: only when all is explored
    /// @param tableBits two to this many worlds is what there is room for
    public Explorer(Conduct conduct, Bounds bounds, Set<Breach> wanted, int tableBits) {
        this.bounds = bounds;
        this.rules = new Rulebook(conduct, bounds);
        this.watch = new Watch(rules);
        this.wanted = wanted.isEmpty() ? EnumSet.noneOf(Breach.class) : EnumSet.copyOf(wanted);
        this.seen = new Seen(tableBits);
        this.operations = operations(this::reached);
        this.movers = new Movers(rules, this::reached);
        this.authority = new Authority(rules, this::reached);
    }

    /// Shows each world that is reached, once.
    void visit(Consumer<World> visitor) {
        this.visitor = visitor;
    }

    /// Explores until all is explored, all that was wanted is found, or the table is full.
    public Explored explore() {
        reached(start(), null, 0);
        int depth = 0;
        while (next.size() > 0 && !isOver()) {
            Frontier present = next;
            next = new Frontier();
            expand(present);
            if (next.size() > 0) depth++;
        }
        boolean complete = next.size() == 0 && !isFull;
        SortedMap<Breach, List<String>> ways = new TreeMap<>();
        trails.forEach((breach, trail) -> ways.put(breach, retrace(trail)));
        return new Explored(bounds, seen.size(), steps, depth, complete, Collections.unmodifiableSortedMap(ways));
    }

    private void expand(Frontier present) {
        for (int i = 0; i < present.size() && !isOver(); i++) {
            present.release(i);
            parent = present.place(i);
            follow(present.world(i), operations, movers, authority);
        }
    }

    private static void follow(World world, Operations operations, Movers movers, Authority authority) {
        if (authority.follow(world)) return;
        operations.follow(world);
        movers.follow(world);
    }

    private boolean isOver() {
        return isFull || !wanted.isEmpty() && trails.keySet().containsAll(wanted);
    }

    private void reached(World world, Step step, int breaches) {
        steps++;
        if (watch.isFutile(world)) return;
        World canonical = canonical(world);
        int found = breaches | watch.breaches(canonical);
        if (found != 0) note(found);
        int place = seen.add(Fingerprint.high(canonical), Fingerprint.low(canonical), parent);
        if (place == Seen.FULL) isFull = true;
        if (place < 0) return;
        visitor.accept(canonical);
        next.add(canonical, place);
    }

    private void note(int found) {
        for (Breach breach : Breach.of(found)) trails.putIfAbsent(breach, new Trail(parent, breach));
    }

    private World canonical(World world) {
        operations.tidy(world);
        world.sortOperations();
        World mirrored = world.mirrored();
        return mirrored.compareTo(world) < 0 ? mirrored : world;
    }

    private Operations operations(Sink sink) {
        return bounds.reads() == Bounds.WITHOUT_NUMBER ? new Crowd(rules, sink) : new Clients(rules, sink);
    }

    private World start() {
        World world = new World();
        int operation = 0;
        for (int i = 0; i < bounds.writes(); i++) wait(world, operation++, Kind.WRITE);
        for (int i = 0; i < bounds.deletes(); i++) wait(world, operation++, Kind.DELETE);
        for (int i = 0; i < bounds.reads(); i++) wait(world, operation++, Kind.READ);
        return world;
    }

    private static void wait(World world, int operation, Kind kind) {
        world.operation(operation, kind, Stage.IDLE, 0, 0, 0, 0, 0);
    }

    /// Walks the trail from the start with every name as it was given there, and tells each step.
    private List<String> retrace(Trail trail) {
        List<Integer> places = new ArrayList<>();
        for (int place = trail.before(); place >= 0; place = seen.parent(place)) places.addFirst(place);
        Retracing retracing = new Retracing(start());
        for (int i = 1; i < places.size(); i++) {
            int place = places.get(i);
            retracing.go(world -> seen.isAt(place, Fingerprint.high(world), Fingerprint.low(world)), 0);
        }
        retracing.go(_ -> true, trail.breach().bit());
        return retracing.telling.lines();
    }

    private final class Retracing {
        private final Telling telling = new Telling(start());
        private World at;
        private World found;
        private Step by;

        Retracing(World start) {
            at = start;
        }

        void go(Predicate<World> isNext, int breach) {
            found = null;
            Sink sink = (world, step, breaches) -> {
                if (found != null || watch.isFutile(world)) return;
                operations.tidy(world);
                World canonical = canonical(world.copy());
                boolean breaks = breach == 0 || ((breaches | watch.breaches(world)) & breach) != 0;
                if (!breaks || !isNext.test(canonical)) return;
                found = world;
                by = step;
            };
            follow(at, operations(sink), new Movers(rules, sink), new Authority(rules, sink));
            if (found == null) throw new IllegalStateException("the trail is lost after " + telling.lines());
            telling.add(by, found);
            at = found;
        }
    }
}
