package theseus.harness.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Operations written down beforehand: each is invoked when it is due, or as soon as its thread is free. Every thread
/// keeps the order of its own operations.
public final class Script implements Generator {
    private static final long NOT_BEGUN = -1;

    private final List<List<Scheduled>> lanes;
    private final int[] done;
    private final long begunNanos;

    private Script(List<List<Scheduled>> lanes, int[] done, long begunNanos) {
        this.lanes = lanes;
        this.done = done;
        this.begunNanos = begunNanos;
    }

    /// The script of these operations, in any order.
    public static Script of(List<Scheduled> operations) {
        List<List<Scheduled>> lanes = new ArrayList<>();
        operations.stream().sorted(Comparator.comparingLong(Scheduled::nanos)).forEach(operation -> {
            while (lanes.size() <= operation.thread()) lanes.add(new ArrayList<>());
            lanes.get(operation.thread()).add(operation);
        });
        return new Script(lanes, new int[lanes.size()], NOT_BEGUN);
    }

    @Override
    public Step op(Context context) {
        long begun = begunNanos == NOT_BEGUN ? context.nanos() : begunNanos;
        Scheduled first = firstOf(context.free());
        if (first == null) return finished() ? new Step.Done() : new Step.Wait(Step.SOMETHING_HAPPENS, since(begun));
        if (begun + first.nanos() > context.nanos()) return new Step.Wait(begun + first.nanos(), since(begun));
        int[] further = done.clone();
        further[first.thread()]++;
        return new Step.Invoke(first.thread(), first.invocation(), new Script(lanes, further, begun));
    }

    /// The next operation that one of the threads could invoke; null where none of them has any left.
    private Scheduled firstOf(List<Integer> threads) {
        Scheduled first = null;
        for (int thread : threads) {
            if (thread >= lanes.size() || done[thread] == lanes.get(thread).size()) continue;
            Scheduled next = lanes.get(thread).get(done[thread]);
            if (first == null || next.nanos() < first.nanos()) first = next;
        }
        return first;
    }

    private boolean finished() {
        for (int thread = 0; thread < done.length; thread++)
            if (done[thread] < lanes.get(thread).size()) return false;
        return true;
    }

    private Script since(long begun) {
        return begun == begunNanos ? this : new Script(lanes, done, begun);
    }
}
