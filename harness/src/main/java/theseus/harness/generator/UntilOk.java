package theseus.harness.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Gives each operation again and again until it succeeded once. A write gets a new value every time, since written
/// values are unique.
public final class UntilOk implements Generator {
    private final List<Invocation> todo;
    private final int open;
    private final long nextValue;
    private final int turn;

    private UntilOk(List<Invocation> todo, int open, long nextValue, int turn) {
        this.todo = todo;
        this.open = open;
        this.nextValue = nextValue;
        this.turn = turn;
    }

    /// @param firstValue for the first write; the values after it are used as well
    public static UntilOk of(Collection<Invocation> operations, long firstValue) {
        return new UntilOk(List.copyOf(operations), 0, firstValue, 0);
    }

    @Override
    public Step op(Context context) {
        if (todo.isEmpty()) return open == 0 ? new Step.Done() : new Step.Wait(Step.SOMETHING_HAPPENS, this);
        boolean writes = todo.getFirst().value() != null;
        Invocation next = writes ? todo.getFirst().with(nextValue) : todo.getFirst();
        int thread = context.free().get(turn % context.free().size());
        List<Invocation> rest = todo.subList(1, todo.size());
        return new Step.Invoke(thread, next, new UntilOk(rest, open + 1, writes ? nextValue + 1 : nextValue, turn + 1));
    }

    @Override
    public Generator update(News news) {
        return switch (news) {
            case News.Completed c when c.ok() -> new UntilOk(todo, open - 1, nextValue, turn);
            case News.Completed c -> new UntilOk(again(c.invocation()), open - 1, nextValue, turn);
            case News.Entered _ -> this;
        };
    }

    /// Those that have not succeeded and are not open.
    public Collection<Invocation> todo() {
        return new ArrayDeque<>(todo);
    }

    private List<Invocation> again(Invocation failed) {
        List<Invocation> more = new ArrayList<>(todo.size() + 1);
        more.addAll(todo);
        more.add(failed);
        return List.copyOf(more);
    }
}
