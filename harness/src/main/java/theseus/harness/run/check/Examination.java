package theseus.harness.run.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import theseus.harness.generator.Chance;
import theseus.harness.run.Logbook;
import theseus.histories.check.Budget;
import theseus.histories.check.Finding;
import theseus.histories.check.Judge;
import theseus.histories.check.PowerScore;
import theseus.histories.check.Verdict;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;
import theseus.histories.model.Register;

/// Judges a run: a violation outweighs whatever is undecided, and a run that proves nothing is undecided too.
public final class Examination {
    private static final Duration POWER_BUDGET = Duration.ofSeconds(1);
    private static final Model MODEL = new PerKey(new Register());

    private Examination() {}

    /// The verdict, and how much it proves; a campaign does without the latter, which costs more than the verdict.
    ///
    /// @param seed the run's: which lies are tried follows from it
    public static Result weighed(Logbook log, Budget budget, long seed) {
        Result result = of(log, budget);
        PowerScore power = PowerScore.of(
                log.history().operations(),
                log.expectations(),
                MODEL,
                PowerScore.SAMPLES,
                Chance.of(seed, "power").bits(),
                Budget.of(POWER_BUDGET));
        return new Result(result.findings(), result.doubts(), result.vacuous(), power);
    }

    /// The verdict, with every finding, gravest class first.
    public static Result of(Logbook log, Budget budget) {
        Verdict order =
                Judge.judge(log.history(), log.expectations(), MODEL, budget).verdict();
        List<Finding> findings = new ArrayList<>();
        if (order instanceof Verdict.Violation(List<Finding> found)) findings.addAll(found);
        log.breaches().forEach(breach -> findings.add(named(breach)));
        findings.addAll(KeyCensus.of(log));
        findings.addAll(LastCensus.of(log));
        findings.addAll(Availability.of(log));
        findings.addAll(Liveness.of(log));
        findings.sort(Comparator.comparing(Finding::anomaly));
        List<String> doubts = new ArrayList<>();
        if (order instanceof Verdict.Undecided(String reason)) doubts.add(reason);
        List<String> vacuous = Vacuity.of(log);
        doubts.addAll(vacuous);
        return new Result(findings, doubts, !vacuous.isEmpty());
    }

    /// A world names keys with their tenant; the history has one tenant and names them without.
    private static Finding named(Finding breach) {
        String tenant = theseus.harness.workload.Register.TENANT + ":";
        if (breach.key() == null || !breach.key().startsWith(tenant)) return breach;
        String key = breach.key().substring(tenant.length());
        return new Finding(breach.anomaly(), key, breach.sentence(), breach.operations());
    }
}
