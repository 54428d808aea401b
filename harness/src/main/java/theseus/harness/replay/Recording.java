package theseus.harness.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.Chart;
import theseus.harness.run.LedgerEntry;
import theseus.harness.run.Logbook;
import theseus.harness.run.check.Result;
import theseus.harness.workload.Transcript;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.SimOptions;
import theseus.harness.world.sim.SimWorld;
import theseus.nemesis.plan.Attack;
import theseus.nemesis.plan.Campaign;
import theseus.nemesis.plan.Strike;

/// A simulated run written down: everything that made it what it was. It outlives a change of the code that draws other
/// numbers from the seed, and each of its parts can be left out.
///
/// @param chart the plan, with every choice made that a seed would make
/// @param transcript the operations, as they were sent; what the chart's workload is
/// @param world how links, disks and clocks behave by themselves
/// @param choices what was unusual, by the name of the choice; what is not among them is as usual
/// @param charge what the run is convicted of; null for one that is not
public record Recording(
        Chart chart, Transcript transcript, SimOptions world, SortedMap<String, Long> choices, Charge charge) {
    public Recording {
        choices = Collections.unmodifiableSortedMap(new TreeMap<>(choices));
        chart = chart.with(transcript);
    }

    /// What was sailed in a world that wrote its choices down, and how it was judged.
    public static Recording of(Logbook log, Result result, SimWorld world) {
        return of(log, result, world.options(), world.choices().log());
    }

    /// What was sailed in a world that cannot write its choices down, and how it was judged: operations and faults are
    /// known, and of all else it is supposed that it was as usual.
    public static Recording ofElsewhere(Logbook log, Result result) {
        return of(log, result, SimOptions.calm(), new TreeMap<>());
    }

    private static Recording of(Logbook log, Result result, SimOptions world, SortedMap<String, Long> choices) {
        return new Recording(
                log.chart().with(asItHit(log)),
                Transcript.of(log.chart().workload().names(), log.played()),
                world,
                choices,
                Charge.of(result, log.chart().scene().flaws()));
    }

    /// The campaign with every fault that struck aimed as it was.
    private static Campaign asItHit(Logbook log) {
        List<Strike> strikes = new ArrayList<>();
        for (LedgerEntry entry : log.ledger()) {
            Strike strike = entry.strike();
            Attack attack = entry.fault() == null
                    ? strike.attack()
                    : new Attack.Exactly(
                            strike.attack().kind(), strike.attack().words(), entry.waitedNanos(), entry.fault());
            strikes.add(new Strike(strike.number(), strike.trigger(), attack, strike.healing()));
        }
        return new Campaign(log.chart().campaign().seed(), strikes);
    }

    /// The same run with other operations.
    public Recording with(Transcript another) {
        return new Recording(chart, another, world, choices, charge);
    }

    /// The same run by another plan.
    public Recording with(Chart another) {
        return new Recording(another, transcript, world, choices, charge);
    }

    /// The same run with other choices.
    public Recording with(Map<String, Long> others) {
        return new Recording(chart, transcript, world, new TreeMap<>(others), charge);
    }

    /// The same run, convicted of that; null for nothing.
    public Recording with(Charge another) {
        return new Recording(chart, transcript, world, choices, another);
    }

    /// The names of the choices that could be as usual and are not.
    public List<String> unusual() {
        return choices.keySet().stream()
                .filter(name -> !Choices.isAlwaysDrawn(name))
                .toList();
    }
}
