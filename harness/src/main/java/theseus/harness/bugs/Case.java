package theseus.harness.bugs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import theseus.harness.run.RunOptions;
import theseus.harness.scenario.Repertoire;
import theseus.harness.scenario.Scenario;
import theseus.harness.system.KnownFlaw;

/// One defect, and the runs in which it is looked for.
///
/// @param title its name in the table
/// @param flaw what is wrong, and what convicts it
/// @param options of the runs, the flaw switched on; each run has another seed
public record Case(String title, KnownFlaw flaw, RunOptions options) {
    /// The whole catalogue: every flaw where it is found soonest, then the seed's variants, `seed-current` also under
    /// drawn faults.
    public static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (KnownFlaw flaw : KnownFlaw.all()) cases.add(of(flaw));
        for (KnownFlaw variant : KnownFlaw.variants()) cases.add(of(variant));
        KnownFlaw today = KnownFlaw.variants().getFirst();
        cases.add(new Case(today.label() + ", drawn faults", today, drawn(today)));
        return List.copyOf(cases);
    }

    private static Case of(KnownFlaw flaw) {
        Optional<Scenario> scenario = Repertoire.made(flaw.label());
        return new Case(
                flaw.label(),
                flaw,
                scenario.map(play -> drawn(flaw).playing(play)).orElseGet(() -> drawn(flaw)));
    }

    private static RunOptions drawn(KnownFlaw flaw) {
        return RunOptions.USUAL.withFlaws(new TreeSet<>(List.of(flaw.label())));
    }

    /// The runs without anything switched on: where what is right must be acquitted.
    RunOptions stage() {
        return options.withFlaws(new TreeSet<>());
    }

    /// The scenario's name, or `drawn faults`.
    public String where() {
        return options.trouble().scenario() == null
                ? "drawn faults"
                : options.trouble().scenario();
    }
}
