package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import theseus.histories.check.search.Answer;
import theseus.histories.check.search.Meter;
import theseus.histories.check.search.Result;
import theseus.histories.check.search.Rounds;

/// Judges keys: by zones where that is possible, else by search; and has the violations explained.
final class Portfolio {
    private final Meter meter;

    private Portfolio(Meter meter) {
        this.meter = meter;
    }

    /// A verdict for each key, in their order.
    static List<KeyVerdict> judge(List<OneKey> keys, Meter meter) {
        return new Portfolio(meter).judge(keys);
    }

    /// First every verdict, then every explanation: words for one key never cost another key its verdict.
    private List<KeyVerdict> judge(List<OneKey> keys) {
        List<Supplier<KeyVerdict>> found = each(keys, this::zoned);
        List<OneKey> hard = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) if (found.get(i) == null) hard.add(keys.get(i));
        Iterator<Answer> answers = Rounds.run(hard, meter).iterator();
        for (int i = 0; i < keys.size(); i++) {
            if (found.get(i) != null) continue;
            OneKey key = keys.get(i);
            Answer answer = answers.next();
            found.set(i, () -> searched(key, answer));
        }
        return each(found, Supplier::get);
    }

    private static <T, R> List<R> each(List<T> items, Function<T, R> work) {
        return new ArrayList<>((items.size() > 1 ? items.parallelStream() : items.stream())
                .map(work)
                .toList());
    }

    /// What zones say of the key, still without words for it; null if they do not decide it.
    private Supplier<KeyVerdict> zoned(OneKey key) {
        long began = System.nanoTime();
        Optional<OneKey.Zoned> zoned = key.zoned();
        long nanos = System.nanoTime() - began;
        return zoned.<Supplier<KeyVerdict>>map(own -> () -> zoned(key, own, nanos))
                .orElse(null);
    }

    private KeyVerdict zoned(OneKey key, OneKey.Zoned zoned, long nanos) {
        if (zoned.breach() == null) return verdict(key, new Verdict.Valid(), zoned.algorithm(), nanos, 0);
        long began = System.nanoTime();
        Verdict violation = explain(key, nanos).zones(zoned);
        return verdict(key, violation, zoned.algorithm(), nanos, System.nanoTime() - began);
    }

    private KeyVerdict searched(OneKey key, Answer answer) {
        return switch (answer.result()) {
            case Result.Linearizable(int[] order) ->
                verdict(key, new Verdict.Valid(), answer.algorithm(), answer.nanos(), 0);
            case Result.Impossible(int[] order, int stuck) ->
                violated(key, answer, explanation -> explanation.search(stuck));
            case Result.Refuted(int row) -> violated(key, answer, explanation -> explanation.refuted(row));
            case Result.GaveUp(String reason, int passed) ->
                key.byVersions()
                        .map(zoned -> zoned(key, zoned, answer.nanos()))
                        .orElseGet(() ->
                                verdict(key, undecided(key, reason, passed), answer.algorithm(), answer.nanos(), 0));
        };
    }

    private KeyVerdict violated(OneKey key, Answer answer, Function<Explanation, Verdict> explain) {
        long began = System.nanoTime();
        Verdict violation = explain.apply(explain(key, answer.nanos()));
        return verdict(key, violation, answer.algorithm(), answer.nanos(), System.nanoTime() - began);
    }

    /// An explanation may take twice as long as the verdict, but not much beyond the budget.
    private Explanation explain(OneKey key, long nanos) {
        long most = Math.max(2 * nanos, Explanation.LEAST_NANOS);
        return new Explanation(key, meter.within(most, meter.bytesMax()));
    }

    private static Verdict undecided(OneKey key, String reason, int passed) {
        return new Verdict.Undecided(
                reason + " after " + passed + " of " + key.returned() + " completed operations were in order");
    }

    private static KeyVerdict verdict(OneKey key, Verdict verdict, String algorithm, long nanos, long explaining) {
        return new KeyVerdict(
                key.name(), verdict, algorithm, Duration.ofNanos(nanos), Duration.ofNanos(explaining), key.size());
    }
}
