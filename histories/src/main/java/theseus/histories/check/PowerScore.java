package theseus.histories.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import theseus.histories.Operation;
import theseus.histories.model.Model;
import theseus.histories.model.PerKey;

/// How much a green run proves: of single corruptions of its history, the share that the judge would have noticed.
///
/// Each is a lie about one operation, drawn among all those of its kind that the history has room for; the key that it
/// is told of is judged again. Keys that are contradicted already are left out: there every lie would count.
///
/// @param counts by kind of corruption, how many were tried and how many noticed
public record PowerScore(Map<Corruption, Count> counts) {
    /// Enough to tell a share of a half from one of a third, twenty to one.
    public static final int SAMPLES = 100;

    private static final long OPERATIONS_MAX = 300_000;
    private static final int TRIES = 4;

    /// Tried, and noticed.
    public record Count(int tried, int noticed) {
        Count with(boolean seen) {
            return new Count(tried + 1, noticed + (seen ? 1 : 0));
        }
    }

    public PowerScore {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /// Tells lies of every kind, `samples` each, or fewer if more than 300,000 operations would have to be judged for
    /// them.
    ///
    /// @param seed what is drawn follows from it
    /// @param budget what judging one key once may cost; a lie that is not decided within is not noticed
    public static PowerScore of(
            List<Operation> operations, Expectations expectations, Model model, int samples, long seed, Budget budget) {
        if (model instanceof PerKey(Model each)) return of(operations, expectations, each, samples, seed, budget);
        return new Sampling(operations, key -> Judge.contradicts(key, expectations, model, budget))
                .score(samples, new SplittableRandom(seed));
    }

    /// Something that notices a lie about one key's history.
    @FunctionalInterface
    interface Sense {
        boolean notices(List<Operation> key);
    }

    private static final class Sampling {
        private final List<List<Operation>> keys;
        private final Sense sense;
        private final Map<Integer, Boolean> clean = new HashMap<>();
        private long judged;

        Sampling(List<Operation> operations, Sense sense) {
            Map<String, List<Operation>> byKey = new LinkedHashMap<>();
            for (Operation operation : operations)
                byKey.computeIfAbsent(operation.key(), _ -> new ArrayList<>()).add(operation);
            keys = List.copyOf(byKey.values());
            this.sense = sense;
        }

        PowerScore score(int samples, SplittableRandom random) {
            Map<Corruption, Count> counts = new EnumMap<>(Corruption.class);
            Map<Corruption, List<int[]>> places = new EnumMap<>(Corruption.class);
            for (Corruption corruption : Corruption.values()) {
                counts.put(corruption, new Count(0, 0));
                places.put(corruption, places(corruption));
            }
            for (int i = 0; i < samples && judged < OPERATIONS_MAX; i++)
                for (Corruption corruption : Corruption.values())
                    lie(corruption, places.get(corruption), random)
                            .ifPresent(noticed -> counts.compute(corruption, (_, count) -> count.with(noticed)));
            return new PowerScore(counts);
        }

        /// Where the history has room for such a lie: a key's number, and the operation's in it.
        private List<int[]> places(Corruption corruption) {
            List<int[]> places = new ArrayList<>();
            for (int key = 0; key < keys.size(); key++)
                for (int i = 0; i < keys.get(key).size(); i++)
                    if (corruption.concerns(keys.get(key).get(i))) places.add(new int[] {key, i});
            return places;
        }

        /// Whether a lie was noticed; empty if no room was found for it.
        private Optional<Boolean> lie(Corruption corruption, List<int[]> places, SplittableRandom random) {
            for (int i = 0; i < TRIES && !places.isEmpty(); i++) {
                int[] place = places.get(random.nextInt(places.size()));
                if (!clean(place[0])) continue;
                Optional<List<Operation>> corrupted = corruption.in(keys.get(place[0]), place[1], random);
                if (corrupted.isPresent()) return Optional.of(notices(corrupted.get()));
            }
            return Optional.empty();
        }

        private boolean clean(int key) {
            return clean.computeIfAbsent(key, _ -> !notices(keys.get(key)));
        }

        private boolean notices(List<Operation> key) {
            judged += key.size();
            return sense.notices(key);
        }
    }

    /// How many lies were told.
    public int tried() {
        return counts.values().stream().mapToInt(Count::tried).sum();
    }

    /// How many of them were noticed.
    public int noticed() {
        return counts.values().stream().mapToInt(Count::noticed).sum();
    }

    /// The share that was noticed, from 0 to 1; 0 if nothing could be tried.
    public double share() {
        return tried() == 0 ? 0 : (double) noticed() / tried();
    }

    /// In words: `91 % of 400 single lies about this history would have been noticed (values swapped 95 of 100, ...)`.
    public String words() {
        if (tried() == 0) return "nothing: this history has no room for a lie";
        List<String> kinds = new ArrayList<>();
        counts.forEach((corruption, count) -> {
            if (count.tried() > 0) kinds.add(corruption.words() + " " + count.noticed() + " of " + count.tried());
        });
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d single lies about this history would have been noticed (%s)",
                100 * share(),
                tried(),
                String.join(", ", kinds));
    }
}
