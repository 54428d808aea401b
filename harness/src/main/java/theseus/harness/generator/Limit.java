package theseus.harness.generator;

/// At most so many operations, and none at or after a time.
public record Limit(Generator generator, long operations, long untilNanos) implements Generator {
    @Override
    public Step op(Context context) {
        if (operations <= 0 || context.nanos() >= untilNanos) return new Step.Done();
        return switch (generator.op(context)) {
            case Step.Invoke(int thread, Invocation invocation, Generator then) ->
                new Step.Invoke(thread, invocation, new Limit(then, operations - 1, untilNanos));
            case Step.Wait(long until, Generator then) ->
                new Step.Wait(Math.min(until, untilNanos), new Limit(then, operations, untilNanos));
            case Step.Done done -> done;
        };
    }

    @Override
    public Generator update(News news) {
        Generator told = generator.update(news);
        return told == generator ? this : new Limit(told, operations, untilNanos);
    }
}
