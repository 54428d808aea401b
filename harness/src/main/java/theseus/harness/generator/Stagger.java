package theseus.harness.generator;

/// Spaces operations so that they come at a total rate: gaps are drawn evenly from 0 to twice the mean.
///
/// @param meanNanos between two operations
/// @param next the earliest time of the next operation
public record Stagger(Generator generator, long meanNanos, long next, Chance chance) implements Generator {
    /// Operations at this rate, the first one at once.
    public static Stagger toRate(double perSecond, Generator generator, Chance chance) {
        return new Stagger(generator, Math.max(1, Math.round(1e9 / perSecond)), Long.MIN_VALUE, chance);
    }

    @Override
    public Step op(Context context) {
        if (context.nanos() < next) return new Step.Wait(next, this);
        return switch (generator.op(context)) {
            case Step.Invoke(int thread, Invocation invocation, Generator then) -> {
                long gap = Math.round(2 * meanNanos * chance.unit());
                long from = next == Long.MIN_VALUE ? context.nanos() : Math.max(next, context.nanos() - 10 * meanNanos);
                yield new Step.Invoke(thread, invocation, new Stagger(then, meanNanos, from + gap, chance.next()));
            }
            case Step.Wait(long until, Generator then) ->
                new Step.Wait(until, new Stagger(then, meanNanos, next, chance));
            case Step.Done done -> done;
        };
    }

    @Override
    public Generator update(News news) {
        Generator told = generator.update(news);
        return told == generator ? this : new Stagger(told, meanNanos, next, chance);
    }
}
