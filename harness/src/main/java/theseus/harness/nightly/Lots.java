package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import theseus.harness.run.Course;
import theseus.harness.run.Subject;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.Move;

/// What a night draws from when nothing else is said: mostly the node as it is, with all kinds of migration; a control
/// that must stay clean; and canaries, the known flaws, which must be caught.
public final class Lots {
    private static final int MIXED_WEIGHT = 25;
    private static final int CONTROL_WEIGHT = 6;
    private static final int CANARY_WEIGHT_MAX = 10;

    /// In containers, where a run takes as long as a hundred in the simulation, one that is found at once suffices.
    private static final String CONTAINERS_CANARY = "no-cleanup";

    private Lots() {}

    /// The canaries when nothing else is said.
    public static List<KnownFlaw> canaries() {
        return Stream.concat(KnownFlaw.all().stream(), KnownFlaw.variants().stream())
                .toList();
    }

    /// Of the simulation.
    ///
    /// @param flaws that are switched on in what is under test
    /// @param meanRuns until a canary was convicted in earlier nights: the hard ones come more often
    public static List<Lot> simulated(
            SortedSet<String> flaws, List<KnownFlaw> canaries, SortedMap<String, Double> meanRuns) {
        List<Lot> lots = new ArrayList<>(subject(Lot.SIM, flaws));
        for (KnownFlaw control : KnownFlaw.controls()) lots.add(Lot.control(control, CONTROL_WEIGHT));
        for (KnownFlaw canary : canaries)
            lots.add(Lot.canary(Lot.SIM, canary, weight(meanRuns.getOrDefault(canary.label(), 1.0))));
        return lots;
    }

    /// Of containers.
    ///
    /// @param world its name
    public static List<Lot> contained(String world, SortedSet<String> flaws, List<KnownFlaw> canaries) {
        List<Lot> lots = new ArrayList<>(subject(world, flaws));
        canaries.stream()
                .filter(flaw -> flaw.label().equals(CONTAINERS_CANARY))
                .forEach(flaw -> lots.add(Lot.canary(world, flaw, 1)));
        return lots;
    }

    /// Of a system that is not the reference node: the migrations that it knows, or none.
    ///
    /// @param world of containers
    public static List<Lot> ofSystem(String world, String system) {
        SortedSet<Move.Kind> moves = Subject.named(system).charter().moves();
        List<Lot> lots = new ArrayList<>();
        for (Move.Kind kind : moves) lots.add(Lot.ofSystem(world, system, kind.label(), weight(kind)));
        return lots.isEmpty() ? List.of(Lot.ofSystem(world, system, "none", 1)) : lots;
    }

    private static List<Lot> subject(String world, SortedSet<String> flaws) {
        List<Lot> lots = new ArrayList<>();
        for (Move.Kind kind : Move.Kind.values()) lots.add(Lot.migrating(world, kind.label(), weight(kind), flaws));
        lots.add(Lot.migrating(world, Course.MIXED, MIXED_WEIGHT, flaws));
        return lots;
    }

    private static int weight(Move.Kind kind) {
        return switch (kind) {
            case JOIN -> 25;
            case LEAVE, REPLACE -> 12;
            case REMOVE, REFACTOR -> 10;
        };
    }

    private static int weight(double meanRuns) {
        return (int) Math.clamp(Math.ceil(meanRuns), 1, CANARY_WEIGHT_MAX);
    }
}
