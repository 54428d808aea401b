package theseus.harness.generator;

import java.util.List;

/// One generator after the other; the next begins when the one before is done and no operation is open.
public record Sequence(List<Generator> rest) implements Generator {
    public Sequence {
        rest = List.copyOf(rest);
    }

    @Override
    public Step op(Context context) {
        if (rest.isEmpty()) return new Step.Done();
        return switch (rest.getFirst().op(context)) {
            case Step.Invoke(int thread, Invocation invocation, Generator then) ->
                new Step.Invoke(thread, invocation, with(then));
            case Step.Wait(long until, Generator then) -> new Step.Wait(until, with(then));
            case Step.Done _ ->
                context.idle()
                        ? new Sequence(rest.subList(1, rest.size())).op(context)
                        : new Step.Wait(Step.SOMETHING_HAPPENS, this);
        };
    }

    @Override
    public Generator update(News news) {
        if (rest.isEmpty()) return this;
        Generator told = rest.getFirst().update(news);
        return told == rest.getFirst() ? this : with(told);
    }

    private Sequence with(Generator first) {
        List<Generator> changed = new java.util.ArrayList<>(rest);
        changed.set(0, first);
        return new Sequence(changed);
    }
}
