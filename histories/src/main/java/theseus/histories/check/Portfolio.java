package theseus.histories.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private List<KeyVerdict> judge(List<OneKey> keys) {
        List<Optional<KeyVerdict>> zoned = (keys.size() > 1 ? keys.parallelStream() : keys.stream())
                .map(this::zoned)
                .toList();
        List<OneKey> hard = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) if (zoned.get(i).isEmpty()) hard.add(keys.get(i));
        List<Answer> answers = Rounds.run(hard, meter);
        List<KeyVerdict> verdicts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < keys.size(); i++)
            verdicts.add(zoned.get(i).isPresent() ? zoned.get(i).get() : searched(keys.get(i), answers.get(next++)));
        return verdicts;
    }

    private Optional<KeyVerdict> zoned(OneKey key) {
        long began = System.nanoTime();
        return key.zoned().map(zoned -> zoned(key, zoned, System.nanoTime() - began));
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
            case Result.Impossible(int[] order, int stuck) -> {
                long began = System.nanoTime();
                Verdict violation = explain(key, answer.nanos()).search(stuck);
                yield verdict(key, violation, answer.algorithm(), answer.nanos(), System.nanoTime() - began);
            }
            case Result.GaveUp(String reason, int passed) ->
                key.byVersions()
                        .map(zoned -> zoned(key, zoned, answer.nanos()))
                        .orElseGet(() ->
                                verdict(key, undecided(key, reason, passed), answer.algorithm(), answer.nanos(), 0));
        };
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
