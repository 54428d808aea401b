package theseus.harness.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import theseus.harness.replay.Charge;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;

/// Which runs convicted which flaw with the evidence named for it; a run that merely failed convicts nothing.
final class Convictions {
    /// The shortest of those whose history itself shows the contradiction, where there are any.
    private static final Comparator<Sailed> CONVINCING = Comparator.comparing((Sailed sailed) -> !Charge.of(
                            sailed.result(), sailed.options().cluster().flaws())
                    .shownByHistory())
            .thenComparing(sailed -> sailed.log().history().events().size());

    private final List<KnownFlaw> flaws;
    private final SortedMap<String, List<Long>> numbers = new TreeMap<>();
    private final SortedMap<String, Sailed> exhibits = new TreeMap<>();
    private long runs;

    Convictions(List<KnownFlaw> flaws) {
        this.flaws = flaws;
    }

    void take(Sailed sailed) {
        runs++;
        for (KnownFlaw flaw : flaws) {
            if (sailed.log() == null || sailed.result().findings().stream().noneMatch(flaw::namedBy)) continue;
            numbers.computeIfAbsent(flaw.label(), _ -> new ArrayList<>()).add(sailed.number());
            exhibits.merge(flaw.label(), sailed, BinaryOperator.minBy(CONVINCING));
        }
    }

    /// Whether every flaw was convicted so often.
    boolean enough(int times) {
        return !flaws.isEmpty()
                && flaws.stream()
                        .allMatch(flaw ->
                                numbers.getOrDefault(flaw.label(), List.of()).size() >= times);
    }

    SortedMap<String, Sailed> exhibits() {
        return Collections.unmodifiableSortedMap(exhibits);
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
