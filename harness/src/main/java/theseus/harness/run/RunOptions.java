package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import theseus.harness.world.AuthorityKind;
import theseus.nemesis.plan.Kind;

/// What the user asked for; whatever is 0 or null is drawn from the seed or follows from the rest.
///
/// @param world `sim` or `docker`
/// @param nodes members at the start
/// @param joins how many nodes join, one after the other
/// @param replicas the tenant's replication factor
/// @param keys how many keys
/// @param threads how many clients; 0 for three per node
/// @param rate operations per second; 0 for as many as fit the number and the time
/// @param timeMillis length of the main part; 0 for a time that fits the phases
/// @param operations of the main part; 0 for rate × time, or the usual number
/// @param kinds of fault that may be drawn
/// @param at the phase that every fault is aimed at; null for anywhere
/// @param flaws labels of the defects to switch on
/// @param seed of every choice
/// @param authority who decides on topologies
public record RunOptions(
        String world,
        int nodes,
        int joins,
        int replicas,
        int keys,
        int threads,
        double rate,
        long timeMillis,
        long operations,
        SortedSet<Kind> kinds,
        String at,
        SortedSet<String> flaws,
        long seed,
        AuthorityKind authority) {
    /// What `./theseus run` does when nothing is said.
    public static final RunOptions USUAL = new RunOptions(
            "sim",
            3,
            1,
            3,
            20,
            0,
            0,
            0,
            0,
            new java.util.TreeSet<>(List.of(Kind.values())),
            null,
            new java.util.TreeSet<>(),
            0,
            AuthorityKind.SINGLE);

    /// The same run from another seed.
    public RunOptions withSeed(long another) {
        return new RunOptions(
                world,
                nodes,
                joins,
                replicas,
                keys,
                threads,
                rate,
                timeMillis,
                operations,
                kinds,
                at,
                flaws,
                another,
                authority);
    }

    /// The same run with these flaws.
    public RunOptions withFlaws(SortedSet<String> others) {
        return new RunOptions(
                world,
                nodes,
                joins,
                replicas,
                keys,
                threads,
                rate,
                timeMillis,
                operations,
                kinds,
                at,
                others,
                seed,
                authority);
    }

    /// The same run with faults of these kinds, aimed at that phase; null for anywhere.
    public RunOptions withFaults(SortedSet<Kind> others, String phase) {
        return new RunOptions(
                world,
                nodes,
                joins,
                replicas,
                keys,
                threads,
                rate,
                timeMillis,
                operations,
                others,
                phase,
                flaws,
                seed,
                authority);
    }

    /// The same run over so many keys.
    public RunOptions withKeys(int others) {
        return new RunOptions(
                world,
                nodes,
                joins,
                replicas,
                others,
                threads,
                rate,
                timeMillis,
                operations,
                kinds,
                at,
                flaws,
                seed,
                authority);
    }

    /// How many clients there are.
    public int clients() {
        return threads == 0 ? 3 * nodes : threads;
    }

    /// The command that repeats this run: everything that differs from the usual, and the seed.
    public String command() {
        List<String> words = new ArrayList<>(List.of("./theseus", "run"));
        if (!world.equals(USUAL.world)) words.add("--world " + world);
        if (nodes != USUAL.nodes) words.add("--nodes " + nodes);
        if (joins != USUAL.joins) words.add("--joins " + joins);
        if (replicas != USUAL.replicas) words.add("--rf " + replicas);
        if (keys != USUAL.keys) words.add("--keys " + keys);
        if (threads != 0) words.add("--clients " + threads);
        if (rate != 0) words.add("--rate " + (rate == Math.rint(rate) ? Long.toString((long) rate) : rate));
        if (timeMillis != 0) words.add("--time " + timeMillis + "ms");
        if (operations != 0) words.add("--ops " + operations);
        if (!kinds.equals(USUAL.kinds)) words.add("--nemesis " + faults());
        if (at != null) words.add("--at " + at);
        for (String flaw : flaws) words.add("--flaw " + flaw);
        if (authority != AuthorityKind.usualIn(world)) words.add("--authority " + authority.label());
        words.add("--seed " + seed);
        return String.join(" ", words);
    }

    /// The kinds of fault, as the option spells them.
    public String faults() {
        return kinds.isEmpty()
                ? "none"
                : String.join(",", kinds.stream().map(Kind::label).toList());
    }
}
