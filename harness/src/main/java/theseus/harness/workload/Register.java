package theseus.harness.workload;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.generator.Chance;
import theseus.harness.generator.Endless;
import theseus.harness.generator.Generator;
import theseus.harness.generator.Invocation;
import theseus.harness.generator.Limit;
import theseus.harness.generator.Mix;
import theseus.harness.generator.Sequence;
import theseus.harness.generator.Stagger;
import theseus.harness.generator.UntilOk;
import theseus.harness.system.Keys;
import theseus.harness.system.Levels;

/// Reads, unique writes and deletes over many keys. A few keys, drawn by the seed, get a share of their own, so that
/// operations meet; the ring scatters keys over moving and unmoving ranges alike.
///
/// @param names of the keys
/// @param threads how many clients there are
/// @param weights how often each kind of operation comes
/// @param seed of everything drawn
/// @param levels at which the system is asked
public record Register(List<String> names, int threads, Weights weights, long seed, Levels levels) implements Workload {
    /// The tenant whose keys these are.
    public static final String TENANT = "argo";

    /// The kinds of operation.
    public static final List<String> KINDS = List.of("read", "write", "delete");

    private static final int HOT_KEYS = 3;
    /// Written values tell who wrote them: loads below this, the main part above, the settling from twice this,
    /// what follows the main part from thrice this.
    private static final long MAIN_VALUES = 1_000_000;

    /// Relative frequencies; a kind of weight 0 is off.
    public record Weights(int reads, int writes, int deletes) {}

    public Register {
        names = List.copyOf(names);
    }

    /// Over so many keys, wherever they belong.
    public Register(int keys, int threads, Weights weights, long seed, Levels levels) {
        this(Keys.numbered(keys), threads, weights, seed, levels);
    }

    /// At the reference node's levels.
    public Register(List<String> names, int threads, Weights weights, long seed) {
        this(names, threads, weights, seed, Levels.QUORUMS);
    }

    /// Writes every key once.
    @Override
    public Generator load() {
        List<Invocation> writes = new ArrayList<>(names.size());
        for (String key : names) writes.add(new Invocation("write", key, 0L, levels.writes()));
        return UntilOk.of(writes, 1);
    }

    @Override
    public Generator sail(double rate, long operations, long untilNanos) {
        return new Limit(paced(rate, "main", MAIN_VALUES), operations, untilNanos);
    }

    /// Values of its own: a value that were written again would carry the idempotency key of its first writing.
    @Override
    public Generator sailOn(double rate, long operations, long untilNanos) {
        return new Limit(paced(rate, "on", 3 * MAIN_VALUES), operations, untilNanos);
    }

    @Override
    public Generator settle(double rate) {
        return paced(rate, "settle", 2 * MAIN_VALUES);
    }

    /// Reads every key until it answers, at one level after the other: first while replicas may still differ.
    @Override
    public Generator lastReads() {
        return new Sequence(levels.lastReads().stream().map(this::reads).toList());
    }

    private Generator reads(String level) {
        List<Invocation> reads = new ArrayList<>(names.size());
        for (String key : names) reads.add(new Invocation("read", key, null, level));
        return UntilOk.of(reads, 0);
    }

    private Generator paced(double rate, String part, long firstValue) {
        List<Integer> hot = hotKeys();
        Mix mix = new Mix(
                List.of(
                        new Mix.Part(weights.reads(), endless(part + " reads", hot, "read", firstValue)),
                        new Mix.Part(weights.writes(), endless(part + " writes", hot, "write", firstValue)),
                        new Mix.Part(weights.deletes(), endless(part + " deletes", hot, "delete", firstValue))),
                Chance.of(seed, part + " mix"));
        return Stagger.toRate(rate, mix, Chance.of(seed, part + " pace"));
    }

    private Generator endless(String purpose, List<Integer> hot, String f, long firstValue) {
        int hotPercent = hotPercent();
        String level = f.equals("read") ? levels.reads() : levels.writes();
        Endless.Recipe recipe = (n, chance) -> new Invocation(
                f, names.get(key(hot, hotPercent, chance)), f.equals("write") ? firstValue + n : null, level);
        return new Endless(recipe, 0, Chance.of(seed, purpose));
    }

    private int key(List<Integer> hot, int hotPercent, Chance chance) {
        Chance where = chance.next();
        return chance.below(100) < hotPercent ? hot.get(where.below(hot.size())) : where.below(names.size());
    }

    /// Where the hot keys get most of it, what the others miss is not made good by the next operation.
    private int hotPercent() {
        return 20 + Chance.of(seed, "hot share").below(70);
    }

    private List<Integer> hotKeys() {
        List<Integer> hot = new ArrayList<>();
        for (Chance chance = Chance.of(seed, "hot keys");
                hot.size() < Math.min(HOT_KEYS, names.size());
                chance = chance.next())
            if (!hot.contains(chance.below(names.size()))) hot.add(chance.below(names.size()));
        return hot;
    }
}
