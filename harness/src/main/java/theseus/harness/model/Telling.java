package theseus.harness.model;

import java.util.ArrayList;
import java.util.List;
import theseus.node.topology.Topology;

/// Tells a way through the worlds, a line for each step with what the replicas hold after it. A version has the
/// name of the operation that minted it, with a prime for each time it did so again.
final class Telling {
    private static final int WIDTH = 76;

    private final List<String> lines = new ArrayList<>();
    private final List<String> versions = new ArrayList<>(List.of("nothing"));
    private final String[] operations = new String[World.OPERATIONS + 1];

    Telling(World start) {
        int[] count = new int[Kind.values().length];
        for (int operation = 0; operation < World.OPERATIONS; operation++) {
            Kind kind = start.kind(operation);
            operations[operation] = letter(kind) + ++count[kind.ordinal()];
        }
        operations[World.SWEEP] = "the sweep";
    }

    /// Adds the step that led to the world.
    void add(Step step, World after) {
        String words = words(step);
        lines.add(words + " ".repeat(Math.max(1, WIDTH - words.length())) + "| " + held(after));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    private String words(Step step) {
        return switch (step) {
            case Step.Begin s ->
                operations[s.operation()] + " begins under epoch " + s.epoch() + ": a read quorum reports "
                        + versions.get(s.seen());
            case Step.Answer s ->
                name(s.node()) + " answers " + operations[s.operation()] + " under epoch " + s.epoch() + ": "
                        + versions.get(s.found());
            case Step.Put s -> {
                if (s.minted()) mint(s);
                yield operations[s.operation()] + " puts " + versions.get(s.rank()) + " under epoch " + s.epoch() + "; "
                        + name(s.node()) + " takes it";
            }
            case Step.Acknowledge s ->
                name(s.node()) + " takes " + versions.get(s.rank()) + " of " + operations[s.operation()]
                        + " under epoch " + s.epoch() + ", acknowledged";
            case Step.Arrive s ->
                "a put of " + versions.get(s.rank()) + " under epoch " + s.epoch() + " reaches " + name(s.node());
            case Step.Decide s -> "the authority decides " + words(s.entered());
            case Step.Abort s ->
                "the authority decides " + words(s.entered()) + ", aborts, and decides " + words(s.instead());
            case Step.Prepare s ->
                name(s.node()) + " prepares for session " + s.session() + ", fenced at epoch " + s.epoch();
            case Step.Wipe s -> name(s.node()) + " wipes what it has, having learned of epoch " + s.epoch();
            case Step.Snapshot s -> name(s.node()) + " takes its snapshot: " + content(s.content());
            case Step.Copy s ->
                name(World.NODES - 1) + " takes " + name(s.source()) + "'s copy of session " + s.session() + ": "
                        + content(s.content());
            case Step.Fence s -> name(s.node()) + " fences epoch " + s.epoch();
            case Step.Leave s -> name(s.node()) + " learns of epoch " + s.epoch() + " and begins its cleanup";
            case Step.Close s -> name(s.node()) + " learns of epoch " + s.epoch() + " and closes its session";
        };
    }

    private void mint(Step.Put put) {
        String name = operations[put.operation()];
        while (versions.contains(name)) name += "'";
        versions.add(put.rank(), name);
    }

    private String content(int content) {
        return versions.get(Math.max(0, content - 1));
    }

    private String held(World world) {
        StringBuilder held = new StringBuilder();
        for (int node = 0; node < World.NODES; node++) {
            String version = world.held(node) == 0 ? "-" : versions.get(world.held(node));
            held.append(name(node)).append(' ').append(version).append("  ");
        }
        return held.toString().stripTrailing();
    }

    private static String words(Topology topology) {
        return topology.phase().label() + " (epoch " + topology.epoch() + ")";
    }

    private static String name(int node) {
        return Course.NODES.get(node).name();
    }

    private static String letter(Kind kind) {
        return switch (kind) {
            case WRITE -> "w";
            case DELETE -> "d";
            case READ -> "r";
            case NONE, SWEEP -> "";
        };
    }
}
