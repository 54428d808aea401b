package theseus.harness.generator;

/// Keeps the first threads for one generator and leaves the others to another; done when both are.
public record Reserve(int threads, Generator reserved, Generator others) implements Generator {
    @Override
    public Step op(Context context) {
        Step first = ask(reserved, context.only(0, threads));
        if (first instanceof Step.Invoke(int thread, Invocation invocation, Generator then))
            return new Step.Invoke(thread, invocation, new Reserve(threads, then, others));
        Step second = ask(others, context.only(threads, context.threads()));
        if (second instanceof Step.Invoke(int thread, Invocation invocation, Generator then))
            return new Step.Invoke(thread, invocation, new Reserve(threads, reserved, then));
        if (first instanceof Step.Done && second instanceof Step.Done) return first;
        return new Step.Wait(Math.min(until(first), until(second)), this);
    }

    @Override
    public Generator update(News news) {
        return switch (news) {
            case News.Completed c when c.thread() < threads -> new Reserve(threads, reserved.update(news), others);
            case News.Completed _ -> new Reserve(threads, reserved, others.update(news));
            case News.Entered _ -> new Reserve(threads, reserved.update(news), others.update(news));
        };
    }

    private static Step ask(Generator generator, Context context) {
        return context.free().isEmpty() ? new Step.Wait(Step.SOMETHING_HAPPENS, generator) : generator.op(context);
    }

    private static long until(Step step) {
        return step instanceof Step.Wait wait ? wait.untilNanos() : Step.SOMETHING_HAPPENS;
    }
}
