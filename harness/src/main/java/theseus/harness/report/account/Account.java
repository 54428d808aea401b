package theseus.harness.report.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.harness.report.Matrix;
import theseus.harness.report.film.Film;
import theseus.harness.run.Leg;
import theseus.harness.run.Logbook;
import theseus.harness.run.RunOptions;
import theseus.harness.run.check.Result;
import theseus.harness.system.KnownFlaw;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;
import theseus.histories.check.PowerScore;

/// All that is told of one run, as `results.json` keeps it; the operations themselves are in the history.
///
/// @param verdict `valid`, `violation` or `undecided`
/// @param vacuous whether the doubts are about the run itself
/// @param doubts why nothing can be said even if nothing was found
/// @param findings every contradiction; those that convict a flaw that was switched on first, then the gravest
/// @param flaws the flaws that were switched on, and whether they were convicted
/// @param operations how the operations ended
/// @param keys how many keys there were
/// @param clients how many clients; one that retires goes on under its process number plus so many
/// @param migrations what became of each join, in words
/// @param guards how often each guard fired
/// @param faults the ledger
/// @param matrix by phase and kind, how many proven faults were in effect
/// @param power how many single lies about the history would have been noticed; null where that was not asked
/// @param promises what each level was held to, in words
/// @param healedNanos when all faults were healed; -1 where the cluster never came up
public record Account(
        String verdict,
        boolean vacuous,
        long seed,
        String world,
        String command,
        List<String> doubts,
        List<Evidence> findings,
        List<Conviction> flaws,
        Counts operations,
        int keys,
        int clients,
        List<String> migrations,
        SortedMap<String, Long> guards,
        List<FaultRow> faults,
        SortedMap<String, SortedMap<String, Long>> matrix,
        PowerScore power,
        SortedMap<String, String> promises,
        long healedNanos) {
    /// What an older Theseus did not write down is empty.
    public Account {
        doubts = doubts == null ? List.of() : List.copyOf(doubts);
        findings = findings == null ? List.of() : List.copyOf(findings);
        flaws = flaws == null ? List.of() : List.copyOf(flaws);
        operations = operations == null ? new Counts(0, 0, 0) : operations;
        migrations = migrations == null ? List.of() : List.copyOf(migrations);
        guards = guards == null ? new TreeMap<>() : guards;
        faults = faults == null ? List.of() : List.copyOf(faults);
        matrix = matrix == null ? new TreeMap<>() : matrix;
        promises = promises == null ? new TreeMap<>() : promises;
        world = world == null ? "-" : world;
    }

    /// How operations ended.
    public record Counts(long ok, long failed, long unknown) {}

    /// A flaw that was switched on.
    ///
    /// @param control whether it is none, and nothing may be found
    /// @param words whether this run convicts it
    public record Conviction(String label, String summary, boolean control, String words) {
        static Conviction of(KnownFlaw flaw, Result result) {
            return new Conviction(flaw.label(), flaw.summary(), flaw.isControl(), words(flaw, result));
        }

        private static String words(KnownFlaw flaw, Result result) {
            if (flaw.isControl()) return "right as well, nothing may be found.";
            if (result.findings().stream().anyMatch(flaw::namedBy)) return "convicted with the evidence named for it.";
            return result.findings().isEmpty()
                    ? "not convicted by this run."
                    : "seen, but not with the evidence named for it.";
        }
    }

    /// The account of a run that is over. `log` is null where the cluster never came up.
    public static Account of(RunOptions options, Logbook log, Result result, Film film) {
        return new Account(
                result.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                result.vacuous(),
                options.seed(),
                options.place(),
                options.command(),
                result.doubts(),
                findings(options, log, result, film),
                flaws(options).stream().map(flaw -> Conviction.of(flaw, result)).toList(),
                log == null
                        ? new Counts(0, 0, 0)
                        : new Counts(
                                log.tally().ok(),
                                log.tally().failed(),
                                log.tally().unknown()),
                options.load().keys(),
                options.clients(),
                log == null ? List.of() : log.legs().stream().map(Account::leg).toList(),
                log == null ? new TreeMap<>() : log.guards(),
                log == null
                        ? List.of()
                        : log.ledger().stream().map(FaultRow::of).toList(),
                matrix(log),
                result.power(),
                promises(options),
                log == null ? -1 : log.healedNanos());
    }

    /// What leads: the finding that decides the headline; null where there is none.
    public static Finding leading(RunOptions options, Result result) {
        return result.findings().isEmpty()
                ? null
                : led(options, result.findings()).getFirst();
    }

    /// The same account of a run that is repeated by another command.
    public Account with(String another) {
        return new Account(
                verdict,
                vacuous,
                seed,
                world,
                another,
                doubts,
                findings,
                flaws,
                operations,
                keys,
                clients,
                migrations,
                guards,
                faults,
                matrix,
                power,
                promises,
                healedNanos);
    }

    /// The verdict's word in capitals, as a headline begins.
    public String headline() {
        return switch (verdict) {
            case "valid" -> "VALID: nothing contradicts a correct migration.";
            case "violation" -> "VIOLATION: " + findings.getFirst().headline();
            default -> "UNDECIDED: " + (vacuous ? "vacuous: " : "") + String.join("; ", doubts) + ".";
        };
    }

    /// The number of findings by class, gravest first.
    public String counted() {
        List<String> words = new ArrayList<>();
        for (Anomaly anomaly : Anomaly.values()) {
            long count = findings.stream()
                    .filter(finding -> finding.anomaly().equals(anomaly.words()))
                    .count();
            if (count > 0) words.add(count + " × " + anomaly.words());
        }
        return String.join(", ", words);
    }

    /// The first finding of each class, at most so many.
    public List<Evidence> shown(int most) {
        Set<String> classes = new TreeSet<>();
        return findings.stream()
                .filter(finding -> classes.add(finding.anomaly()))
                .limit(most)
                .toList();
    }

    private static SortedMap<String, String> promises(RunOptions options) {
        SortedMap<String, String> promises = new TreeMap<>();
        options.subject()
                .charter()
                .levels()
                .promises()
                .forEach((level, promise) -> promises.put(level, promise.words()));
        return promises;
    }

    private static List<KnownFlaw> flaws(RunOptions options) {
        return options.cluster().flaws().stream()
                .map(label -> KnownFlaw.labelled(label).orElseThrow())
                .toList();
    }

    /// The evidence that convicts a flaw that was switched on leads.
    private static List<Finding> led(RunOptions options, List<Finding> findings) {
        List<KnownFlaw> flaws = flaws(options);
        List<Finding> led = new ArrayList<>(findings);
        led.sort(Comparator.comparing(finding -> flaws.stream().noneMatch(flaw -> flaw.namedBy(finding))));
        return led;
    }

    /// The first of each class at length, the others in brief.
    private static List<Evidence> findings(RunOptions options, Logbook log, Result result, Film film) {
        Set<Anomaly> classes = EnumSet.noneOf(Anomaly.class);
        List<Evidence> evidence = new ArrayList<>();
        for (Finding finding : led(options, result.findings()))
            evidence.add(
                    classes.add(finding.anomaly()) && log != null
                            ? Evidence.of(finding, log, film)
                            : Evidence.brief(finding, log));
        return evidence;
    }

    private static String leg(Leg leg) {
        String how = switch (leg.fate()) {
            case DONE -> leg.move().done();
            case AHEAD -> leg.words() + " not done";
            case GIVEN_UP -> leg.words() + " given up";
            case PASSED_OVER -> "no " + leg.words() + " was possible";
        };
        boolean again = leg.done() && leg.aborted() > 0;
        return how + (again ? " after " + leg.aborted() + " aborted" : "");
    }

    private static SortedMap<String, SortedMap<String, Long>> matrix(Logbook log) {
        Matrix matrix = new Matrix();
        if (log != null) matrix.add(log.ledger());
        return matrix.hits();
    }
}
