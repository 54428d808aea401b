package theseus.harness.junit;

import java.nio.file.Path;
import java.util.List;
import theseus.harness.run.RunOptions;
import theseus.harness.run.orders.Durations;
import theseus.harness.run.orders.LoadOrders;
import theseus.harness.run.orders.Orders;
import theseus.harness.run.orders.Refused;
import theseus.harness.run.orders.ShipOrders;
import theseus.harness.run.orders.Spelling;
import theseus.harness.run.orders.TroubleOrders;
import theseus.harness.world.Worlds;

/// What an annotation asks for, read and checked.
///
/// @param options of the first run
/// @param seeds how many runs
/// @param worlds what builds their worlds
/// @param parallel runs under way at a time
/// @param budgetNanos after which no further seed is begun
/// @param unproven how many seeds may prove nothing
/// @param out where failing runs are kept
record Commission(
        RunOptions options, long seeds, Worlds worlds, int parallel, long budgetNanos, long unproven, Path out) {
    private static final Spelling SPELLING = Spelling.ATTRIBUTE;
    private static final long MILLIS = 1_000_000;

    /// Reads the annotation.
    ///
    /// @param only the only seed that is wanted; null for all
    /// @param seeds how many are wanted; null for as many as the annotation says
    /// @throws Refused when it cannot be
    static Commission of(MigrationTest asked, BuildTool tool, String only, String seeds) {
        SPELLING.check(asked.seeds() >= 1, "seeds", asked.seeds(), "at least 1");
        SPELLING.check(asked.parallel() >= 0, "parallel", asked.parallel(), "at least 1, or 0 for one per core");
        SPELLING.check(
                asked.unproven() >= 0 && asked.unproven() < asked.seeds(),
                "unproven",
                asked.unproven(),
                "0 to " + (asked.seeds() - 1) + ", so that one seed at least proves something");
        return new Commission(
                orders(asked, only == null ? asked.seed() : only).options(),
                only != null ? 1 : seeds == null ? asked.seeds() : number(seeds),
                made(asked.worlds()),
                asked.parallel() == 0 ? Runtime.getRuntime().availableProcessors() : asked.parallel(),
                MILLIS * Durations.millis(SPELLING, "budget", said(asked.budget()), Long.MAX_VALUE / MILLIS),
                only == null ? asked.unproven() : 0,
                asked.out().isEmpty() ? tool.output() : Path.of(asked.out()));
    }

    private static Orders orders(MigrationTest asked, String seed) {
        return new Orders(
                SPELLING,
                RunOptions.USUAL.world(),
                new ShipOrders(
                        asked.nodes() == 0 ? null : asked.nodes(),
                        isUsual(asked) ? null : String.join(",", asked.migration()),
                        null,
                        asked.rf(),
                        null,
                        List.of(asked.flaw()),
                        List.of(asked.control())),
                new LoadOrders(
                        asked.keys(), asked.clients(), null, asked.ops() == 0 ? null : asked.ops(), said(asked.time())),
                new TroubleOrders(
                        asked.nemesis().length == 0 ? "none" : String.join(",", asked.nemesis()),
                        said(asked.at()),
                        asked.plan().isEmpty() ? null : Path.of(asked.plan()),
                        said(asked.scenario())),
                seed);
    }

    /// A default cannot be told from what was written, and leaves the scenario to be chosen.
    private static boolean isUsual(MigrationTest asked) {
        return List.of(asked.migration()).equals(RunOptions.USUAL.cluster().migrations());
    }

    private static String said(String text) {
        return text.isEmpty() ? null : text;
    }

    private static long number(String seeds) {
        SPELLING.check(seeds.matches("[1-9][0-9]{0,8}"), MigrationExtension.SEEDS, seeds, "a number such as 1000");
        return Long.parseLong(seeds);
    }

    private static Worlds made(Class<? extends Worlds> worlds) {
        try {
            var constructor = worlds.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new Refused(SPELLING.of("worlds", worlds.getName())
                    + "; expected a class with a constructor without parameters: " + e);
        }
    }
}
