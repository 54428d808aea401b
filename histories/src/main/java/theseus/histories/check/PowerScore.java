package theseus.histories.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import theseus.histories.Operation;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;

/// How much a green run proves: of single corruptions of its history, the share that the judge would have noticed.
///
/// @param counts by kind of corruption, how many were tried and how many noticed
public record PowerScore(Map<Corruption, Count> counts) {
    /// Tried, and noticed.
    public record Count(int tried, int noticed) {}

    public PowerScore {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /// Corrupts the history, one key of it at a time, `samples` times per kind, and judges that key again.
    public static PowerScore of(List<Operation> operations, Model model, int samples, long seed, Budget budget) {
        if (model instanceof PerKey(Model each)) return of(operations, each, samples, seed, budget);
        Map<String, List<Operation>> byKey = new LinkedHashMap<>();
        for (Operation operation : operations)
            byKey.computeIfAbsent(operation.key(), key -> new ArrayList<>()).add(operation);
        List<List<Operation>> keys = List.copyOf(byKey.values());
        SplittableRandom random = new SplittableRandom(seed);
        Map<Corruption, Count> counts = new EnumMap<>(Corruption.class);
        for (Corruption corruption : Corruption.values()) counts.put(corruption, new Count(0, 0));
        if (keys.isEmpty()) return new PowerScore(counts);
        for (Corruption corruption : Corruption.values())
            for (int i = 0; i < samples; i++) {
                List<Operation> key = keys.get(random.nextInt(keys.size()));
                Optional<List<Operation>> corrupted = corruption.in(key, random);
                if (corrupted.isPresent())
                    counts.merge(corruption, judged(corrupted.get(), model, budget), PowerScore::sum);
            }
        return new PowerScore(counts);
    }

    private static Count judged(List<Operation> corrupted, Model model, Budget budget) {
        boolean noticed =
                !OneKey.of(corrupted, model).linearizable(budget.meter()).orElse(true);
        return new Count(1, noticed ? 1 : 0);
    }

    private static Count sum(Count one, Count other) {
        return new Count(one.tried() + other.tried(), one.noticed() + other.noticed());
    }

    /// The share that was noticed, from 0 to 1; 0 if nothing could be tried.
    public double share() {
        int tried = counts.values().stream().mapToInt(Count::tried).sum();
        int noticed = counts.values().stream().mapToInt(Count::noticed).sum();
        return tried == 0 ? 0 : (double) noticed / tried;
    }
}
