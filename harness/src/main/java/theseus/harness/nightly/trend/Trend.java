package theseus.harness.nightly.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import theseus.harness.nightly.Known;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.Summary;
import theseus.harness.nightly.book.Nights;

/// Some nights side by side, the oldest first.
///
/// @param nights one row each
/// @param canaries one row each; their numbers are of the same nights, in order
/// @param findings one row each; their numbers are of the same nights, in order
public record Trend(List<NightRow> nights, List<CanaryRow> canaries, List<FindingRow> findings) {
    public Trend {
        nights = List.copyOf(nights);
        canaries = List.copyOf(canaries);
        findings = List.copyOf(findings);
    }

    /// A canary over the nights. What a night has no detection of is null.
    ///
    /// @param runs until it was convicted, the mean of each night
    /// @param seconds of one core until it was convicted, the mean of each night
    /// @param convictions of each night
    /// @param of how many runs of it there were in each night
    public record CanaryRow(
            String flaw, String world, List<Double> runs, List<Double> seconds, List<Long> convictions, List<Long> of) {
        /// The mean of the nights that have one; NaN where none has.
        static double mean(List<Double> numbers) {
            return numbers.stream()
                    .filter(number -> number != null)
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(Double.NaN);
        }
    }

    /// A finding over the nights.
    ///
    /// @param kind `violation`, `undecided` or `wrecked`
    /// @param standing as the last night sees it: `new`, `ongoing`, `rare` or `gone`; `-` where it is long past
    /// @param times how often each night has seen it
    /// @param example its kept run, from the directory of the nights; null where there is none
    /// @param smallest what is left of it when it is shrunk, in words; null where it is not
    /// @param command repeats it
    public record FindingRow(
            String fingerprint,
            String kind,
            String standing,
            List<Long> times,
            String sentence,
            String example,
            String smallest,
            String command) {}

    /// The last nights of a book.
    ///
    /// @param most so many of them
    /// @param patience in so many runs a canary must have been convicted
    /// @param directory of the nights, for commands
    public static Trend of(Nights nights, int most, int patience, String directory) {
        List<Night> all = nights.all();
        List<Night> last = all.subList(Math.max(0, all.size() - most), all.size());
        List<Summary> summaries =
                last.stream().map(night -> Summary.of(nights, night, patience)).toList();
        List<NightRow> rows =
                summaries.stream().map(summary -> NightRow.of(summary, nights)).toList();
        return new Trend(rows, canaries(summaries), findings(summaries, nights, directory));
    }

    private static List<CanaryRow> canaries(List<Summary> summaries) {
        TreeSet<String> names = new TreeSet<>();
        for (Summary summary : summaries)
            for (Nights.Canary canary : summary.canaries()) names.add(canary.world() + " " + canary.flaw());
        return names.stream()
                .map(name -> canary(name.split(" ", 2)[0], name.split(" ", 2)[1], summaries))
                .toList();
    }

    private static CanaryRow canary(String world, String flaw, List<Summary> summaries) {
        List<Nights.Canary> seen = new ArrayList<>();
        for (Summary summary : summaries)
            seen.add(summary.canaries().stream()
                    .filter(each -> each.world().equals(world) && each.flaw().equals(flaw))
                    .findFirst()
                    .orElse(new Nights.Canary(summary.night().number(), world, flaw, 0, 0, List.of(), List.of())));
        return new CanaryRow(
                flaw,
                world,
                means(seen, each -> mean(each.detections())),
                means(seen, each -> mean(each.detectionMillis()) / 1000),
                seen.stream().map(Nights.Canary::convictions).toList(),
                seen.stream().map(Nights.Canary::runs).toList());
    }

    private static List<Double> means(List<Nights.Canary> canaries, ToDoubleFunction<Nights.Canary> mean) {
        return canaries.stream()
                .map(each -> each.detections().isEmpty() ? null : (Double) mean.applyAsDouble(each))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static double mean(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static List<FindingRow> findings(List<Summary> summaries, Nights nights, String directory) {
        if (summaries.isEmpty()) return List.of();
        List<Nights.Times> sightings = nights.sightings();
        List<Known> known = summaries.getLast().known();
        return nights.findings().stream()
                .map(finding -> new FindingRow(
                        finding.fingerprint(),
                        finding.kind(),
                        standing(known, finding.fingerprint()),
                        summaries.stream()
                                .map(summary -> times(sightings, finding.fingerprint(), summary.night()))
                                .toList(),
                        finding.sentence(),
                        finding.example(),
                        finding.smallest(),
                        Known.command(finding, directory)))
                .toList();
    }

    private static String standing(List<Known> known, String fingerprint) {
        return known.stream()
                .filter(each -> each.finding().fingerprint().equals(fingerprint))
                .map(each -> each.standing().label())
                .findFirst()
                .orElse("-");
    }

    private static long times(List<Nights.Times> sightings, String fingerprint, Night night) {
        return sightings.stream()
                .filter(each ->
                        each.night() == night.number() && each.fingerprint().equals(fingerprint))
                .mapToLong(Nights.Times::times)
                .sum();
    }
}
