package theseus.harness.run.orders;

import java.util.Optional;
import theseus.harness.run.RunOptions;
import theseus.harness.run.Subject;
import theseus.harness.scenario.Repertoire;
import theseus.harness.scenario.Scenario;

/// A run as a person asks for it, each part in the words of the command line's option of that name. What is null was
/// not said, and is drawn from the seed or follows from the rest.
///
/// @param spelling how it was written
/// @param world its name
/// @param subject the system that is to be under test
/// @param cluster of it
/// @param load what clients are to ask of it
/// @param trouble what is to go wrong
/// @param seed a number, or a commit's hash
public record Orders(
        Spelling spelling,
        String world,
        SubjectOrders subject,
        ShipOrders cluster,
        LoadOrders load,
        TroubleOrders trouble,
        String seed) {
    /// Of the reference node.
    public Orders(
            Spelling spelling, String world, ShipOrders cluster, LoadOrders load, TroubleOrders trouble, String seed) {
        this(spelling, world, SubjectOrders.USUAL, cluster, load, trouble, seed);
    }

    /// The options of the run.
    ///
    /// @throws Refused when it cannot be
    public RunOptions options() {
        Subject tested = subject.read(spelling, world);
        RunOptions.Ship ship = cluster.read(spelling, world, tested);
        RunOptions drawn = new RunOptions(
                world, ship, load.read(spelling, ship.nodes()), trouble.read(spelling, tested), seed(spelling, seed));
        return scenario(ship).map(drawn::playing).orElse(drawn);
    }

    /// The one that is asked for, or that was made for the only flaw where nothing else is asked for.
    private Optional<Scenario> scenario(RunOptions.Ship ship) {
        boolean staged = cluster.saysNothing() && trouble.saysNothing();
        String label = trouble.scenario();
        if ("none".equals(label)) return Optional.empty();
        spelling.checkBoth(
                label == null || ship.subject().ofReference(),
                "scenario",
                label,
                "system",
                ship.subject().system(),
                "none: scenarios are the reference node's");
        if (label == null)
            return staged && ship.flaws().size() == 1
                    ? Repertoire.made(ship.flaws().first())
                    : Optional.empty();
        if (!staged)
            throw new Refused(spelling.of("scenario", label)
                    + " brings its own nodes, migrations and faults; expected no option for them");
        return Repertoire.labelled(Spelling.known(
                "scenario",
                label,
                Repertoire.all().stream().map(Scenario::label).toList()));
    }

    private static long seed(Spelling spelling, String seed) {
        if (seed.matches("-?[0-9]{1,18}")) return Long.parseLong(seed);
        spelling.check(seed.matches("[0-9a-fA-F]{7,40}"), "seed", seed, "a number or a commit's hash");
        return Long.parseUnsignedLong(seed.substring(0, Math.min(15, seed.length())), 16);
    }
}
