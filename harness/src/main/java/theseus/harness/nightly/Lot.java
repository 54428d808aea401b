package theseus.harness.nightly;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.run.Course;
import theseus.harness.run.RunOptions;
import theseus.harness.run.orders.LoadOrders;
import theseus.harness.run.orders.Orders;
import theseus.harness.run.orders.ShipOrders;
import theseus.harness.run.orders.Spelling;
import theseus.harness.run.orders.SubjectOrders;
import theseus.harness.run.orders.TroubleOrders;
import theseus.harness.scenario.Repertoire;
import theseus.harness.system.KnownFlaw;
import theseus.harness.world.AuthorityKind;

/// One kind of run that a night draws from.
///
/// @param label its name in the book
/// @param weight how often it is drawn among those of its sort
/// @param options of its runs, the seed apart
/// @param canary the flaw that must be convicted; null where nothing may be found
public record Lot(String label, int weight, RunOptions options, KnownFlaw canary) {
    /// The world that every night has.
    public static final String SIM = "sim";

    private static final String CANARY = "canary ";
    private static final String CONTROL = "control ";
    private static final long CONTAINERS_MILLIS = 10_000;

    /// Runs of what is under test, with migrations of that kind.
    ///
    /// @param flaws that are switched on in what is under test: none in earnest
    static Lot migrating(String world, String migration, int weight, SortedSet<String> flaws) {
        RunOptions usual = RunOptions.USUAL;
        List<String> migrations = List.of(migration);
        int replicas = usual.cluster().replicas();
        RunOptions.Ship ship = new RunOptions.Ship(
                Math.max(usual.cluster().nodes(), Course.nodesFor(migrations, replicas)),
                migrations,
                replicas,
                AuthorityKind.usualIn(world),
                flaws);
        return new Lot(migration, weight, in(world, usual.with(ship)), null);
    }

    /// Runs in which a flaw is switched on, where it is found soonest.
    static Lot canary(String world, KnownFlaw flaw, int weight) {
        RunOptions flawed = RunOptions.USUAL.withFlaws(new TreeSet<>(List.of(flaw.label())));
        RunOptions options = world.equals(SIM)
                ? Repertoire.made(flaw.label()).map(flawed::playing).orElse(flawed)
                : in(world, flawed);
        return new Lot(CANARY + flaw.label(), weight, options, flaw);
    }

    /// Runs of another rule that is right, too.
    static Lot control(KnownFlaw control, int weight) {
        return new Lot(
                CONTROL + control.label(),
                weight,
                RunOptions.USUAL.withFlaws(new TreeSet<>(List.of(control.label()))),
                null);
    }

    /// Runs of a system that is not the reference node, as `run --system` has them.
    ///
    /// @param migration the kind, or `none`
    public static Lot ofSystem(String world, String system, String migration, int weight) {
        Orders orders = new Orders(
                Spelling.OPTION,
                world,
                new SubjectOrders(system, null, null),
                new ShipOrders(null, migration, null, RunOptions.USUAL.cluster().replicas(), null, null, null),
                new LoadOrders(RunOptions.USUAL.load().keys(), "3n", null, null, CONTAINERS_MILLIS + "ms"),
                new TroubleOrders("all", null, null, null),
                "0");
        return new Lot(migration, weight, orders.options(), null);
    }

    /// The lot that the book has.
    ///
    /// @param flaws that are switched on in what is under test
    public static Lot named(String world, String label, int weight, SortedSet<String> flaws) {
        if (label.startsWith(CANARY)) return canary(world, known(label.substring(CANARY.length())), weight);
        if (label.startsWith(CONTROL)) return control(known(label.substring(CONTROL.length())), weight);
        return migrating(world, label, weight, flaws);
    }

    /// Whether another rule is tried that is right, too.
    public boolean isControl() {
        return label.startsWith(CONTROL);
    }

    private static KnownFlaw known(String label) {
        return KnownFlaw.labelled(label).orElseThrow();
    }

    private static RunOptions in(String world, RunOptions options) {
        if (world.equals(SIM)) return options;
        RunOptions.Load load = options.load();
        RunOptions.Ship ship = options.cluster();
        return new RunOptions(
                world,
                new RunOptions.Ship(
                        ship.nodes(), ship.migrations(), ship.replicas(), AuthorityKind.usualIn(world), ship.flaws()),
                new RunOptions.Load(load.keys(), load.threads(), load.rate(), CONTAINERS_MILLIS, load.operations()),
                options.trouble(),
                options.seed());
    }
}
