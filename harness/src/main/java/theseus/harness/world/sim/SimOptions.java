package theseus.harness.world.sim;

import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.world.Upkeep;

/// How a simulated world behaves when nobody pulls a lever. Drawn from the seed, whole kinds of trouble off in some
/// runs: a little of everything everywhere finds less.
///
/// @param links between nodes, and between clients and nodes
/// @param disks under the nodes
/// @param clocks of the nodes
/// @param nodes what the nodes are told at their start
/// @param upkeep what they do beside the clients' work
/// @param pace how fast they stream to new owners
public record SimOptions(Links links, Disks disks, Clocks clocks, Nodes nodes, Upkeep upkeep, Pace pace) {

    /// @param baseMinMicros least delay of a link; each link draws its own base delay once
    /// @param baseMaxMicros greatest such delay
    /// @param jitterMicros added to each message's delay, from none to this
    /// @param tailPerMillion share of messages that are slow
    /// @param tailMaxMicros greatest delay of those
    /// @param stuckPerMillion share of messages that come very late
    /// @param stuckMaxMicros greatest delay of those
    /// @param lossPerMillion share of messages that never come
    /// @param duplicatePerMillion share of messages that come twice
    /// @param ordered whether a link keeps the order
    /// @param heldPerMillion share of messages that a cut link keeps and gives out once it is mended
    /// @param clientMinMicros least delay between a client and a node
    /// @param clientMaxMicros greatest such delay
    public record Links(
            long baseMinMicros,
            long baseMaxMicros,
            long jitterMicros,
            int tailPerMillion,
            long tailMaxMicros,
            int stuckPerMillion,
            long stuckMaxMicros,
            int lossPerMillion,
            int duplicatePerMillion,
            boolean ordered,
            int heldPerMillion,
            long clientMinMicros,
            long clientMaxMicros) {
        /// Where a link keeps the order, a stuck message holds up all that come behind it, and in a busy world
        /// there nearly always is one. So it is stuck for a quarter of an operation's time at most, or nothing
        /// would be served.
        private Links standingStillFor(Nodes nodes) {
            long most = ordered ? 250 * nodes.operationTimeoutMillis() : Long.MAX_VALUE;
            return new Links(
                    baseMinMicros,
                    baseMaxMicros,
                    jitterMicros,
                    tailPerMillion,
                    tailMaxMicros,
                    stuckPerMillion,
                    Math.min(stuckMaxMicros, most),
                    lossPerMillion,
                    duplicatePerMillion,
                    ordered,
                    heldPerMillion,
                    clientMinMicros,
                    clientMaxMicros);
        }
    }

    /// @param syncMinMicros least time of a sync
    /// @param syncMaxMicros greatest time of an ordinary sync
    /// @param slowPerMillion share of syncs that are slow
    /// @param slowMaxMicros greatest time of those
    public record Disks(long syncMinMicros, long syncMaxMicros, int slowPerMillion, long slowMaxMicros) {}

    /// @param offsetMaxMicros how far a clock may be off at the start, either way
    /// @param driftMaxPpm how much faster or slower than time it may run
    /// @param jumpEveryMillis greatest time between two jumps; 0 for none
    /// @param jumpMaxMicros how far it may jump, either way
    public record Clocks(long offsetMaxMicros, long driftMaxPpm, long jumpEveryMillis, long jumpMaxMicros) {}

    /// See `NodeOptions`.
    public record Nodes(
            long operationTimeoutMillis,
            long resendMillis,
            long abortAfterMillis,
            int copyBatchRecords,
            long compactAtBytes) {}

    /// See `Pace.Limits` of the node.
    public record Pace(long charsPerSecond, int rangesAtOnce, boolean yields) {}

    /// The options of that seed.
    public static SimOptions drawn(long seed) {
        Chance chance = new Chance(seed, "options");
        Links links = links(chance);
        Disks disks = disks(chance);
        Clocks clocks = clocks(chance);
        Nodes nodes = nodes(chance);
        return new SimOptions(
                links.standingStillFor(nodes),
                disks,
                clocks,
                nodes,
                upkeep(new Chance(seed, "upkeep")),
                pace(new Chance(seed, "pace")));
    }

    /// A world in which nothing goes wrong by itself: for tests of one thing at a time.
    public static SimOptions calm() {
        return new SimOptions(
                new Links(200, 200, 100, 0, 0, 0, 0, 0, 0, true, 0, 100, 200),
                new Disks(100, 200, 0, 0),
                new Clocks(0, 0, 0, 0),
                new Nodes(2_000, 100, 10_000, 16, 1 << 20),
                new Upkeep(0, 0, 60_000, 0),
                new Pace(0, 4, false));
    }

    private static Links links(Chance chance) {
        long base = chance.between(50, 2_000);
        boolean tail = chance.below(3) > 0;
        boolean stuck = chance.below(2) == 0;
        boolean loss = chance.below(2) == 0;
        boolean duplicates = chance.below(2) == 0;
        boolean held = chance.below(2) == 0;
        return new Links(
                base,
                base * chance.between(1, 4),
                chance.between(10, 2_000),
                tail ? (int) chance.between(1_000, 50_000) : 0,
                chance.between(5_000, 100_000),
                stuck ? (int) chance.between(50, 2_000) : 0,
                chance.between(200_000, 5_000_000),
                loss ? (int) chance.between(500, 50_000) : 0,
                duplicates ? (int) chance.between(500, 50_000) : 0,
                chance.below(4) == 0,
                held ? (int) chance.between(10_000, 500_000) : 0,
                50,
                chance.between(100, 1_000));
    }

    private static Disks disks(Chance chance) {
        boolean slow = chance.below(2) == 0;
        long least = chance.between(20, 1_000);
        return new Disks(
                least,
                least + chance.between(0, 3_000),
                slow ? (int) chance.between(1_000, 50_000) : 0,
                chance.between(10_000, 500_000));
    }

    private static Clocks clocks(Chance chance) {
        boolean offset = chance.below(2) == 0;
        boolean drift = chance.below(2) == 0;
        boolean jumps = chance.below(3) == 0;
        return new Clocks(
                offset ? chance.between(1_000, 500_000) : 0,
                drift ? chance.between(10, 500) : 0,
                jumps ? chance.between(200, 5_000) : 0,
                chance.between(1_000, 1_000_000));
    }

    private static Nodes nodes(Chance chance) {
        return new Nodes(
                chance.between(500, 3_000),
                chance.between(20, 200),
                chance.between(3_000, 10_000),
                (int) chance.between(1, 32),
                chance.below(2) == 0 ? chance.between(4_096, 65_536) : 1 << 20);
    }

    /// Grace is short enough for a delete to be forgotten within the run, in some so short that writes are still on
    /// their
    /// way.
    private static Upkeep upkeep(Chance chance) {
        boolean hints = chance.below(4) > 0;
        boolean collects = chance.below(4) > 0;
        long grace = chance.below(2) == 0 ? chance.between(2, 500) : chance.between(500, 5_000);
        return new Upkeep(
                hints ? Math.min(grace - 1, chance.between(50, 5_000)) : 0,
                (int) (chance.below(2) == 0 ? chance.between(1, 16) : 10_000),
                grace,
                collects ? chance.between(100, 2_000) : 0);
    }

    private static Pace pace(Chance chance) {
        return new Pace(
                chance.below(2) == 0 ? chance.between(100, 5_000) : 0,
                (int) chance.between(1, 6),
                chance.below(2) == 0);
    }

    /// Each part in one line, for the manifest.
    public SortedMap<String, String> describe() {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("sim.links", links.toString());
        lines.put("sim.disks", disks.toString());
        lines.put("sim.clocks", clocks.toString());
        lines.put("sim.nodes", nodes.toString());
        lines.put("sim.upkeep", upkeep.toString());
        lines.put("sim.pace", pace.toString());
        return lines;
    }
}
