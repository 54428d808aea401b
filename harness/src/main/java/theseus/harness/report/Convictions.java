package theseus.harness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;

/// Which runs convicted which flaw with the evidence named for it; a run that merely failed convicts nothing.
final class Convictions {
    private final List<KnownFlaw> flaws;
    private final SortedMap<String, List<Long>> numbers = new TreeMap<>();
    private final SortedMap<String, Sailed> shortest = new TreeMap<>();
    private long runs;

    Convictions(List<KnownFlaw> flaws) {
        this.flaws = flaws;
    }

    void take(Sailed sailed) {
        runs++;
        for (KnownFlaw flaw : flaws) {
            if (sailed.log() == null || sailed.result().findings().stream().noneMatch(flaw::namedBy)) continue;
            numbers.computeIfAbsent(flaw.label(), _ -> new ArrayList<>()).add(sailed.number());
            shortest.merge(flaw.label(), sailed, (a, b) -> length(a) <= length(b) ? a : b);
        }
    }

    private static int length(Sailed sailed) {
        return sailed.log().history().events().size();
    }

    /// Whether every flaw was convicted so often.
    boolean enough(int times) {
        return !flaws.isEmpty()
                && flaws.stream()
                        .allMatch(flaw ->
                                numbers.getOrDefault(flaw.label(), List.of()).size() >= times);
    }

    SortedMap<String, Sailed> exhibits() {
        return Collections.unmodifiableSortedMap(shortest);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (KnownFlaw flaw : flaws) {
            List<Long> runsThatDid = numbers.getOrDefault(flaw.label(), List.of());
            lines.add(
                    runsThatDid.isEmpty()
                            ? "NOT CONVICTED: %s (%s), in %d runs".formatted(flaw.label(), flaw.summary(), runs)
                            : "CONVICTED with the named evidence: %s (%s), first by run %d, %d times in %d runs"
                                    .formatted(
                                            flaw.label(),
                                            flaw.summary(),
                                            Collections.min(runsThatDid),
                                            runsThatDid.size(),
                                            runs));
        }
        return lines;
    }
}
