package theseus.harness.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Operations written down beforehand: each is invoked when it is due, or as soon as its thread is free. Every thread
/// keeps the order of its own operations.
public final class Script implements Generator {
    private final List<Scheduled> operations;
    private final List<List<Integer>> lanes;
    private final int[] done;
    private final long endNanos;
    private final long begunNanos;

    private Script(List<Scheduled> operations, List<List<Integer>> lanes, int[] done, long endNanos, long begunNanos) {
        this.endNanos = endNanos;
        this.operations = operations;
        this.lanes = lanes;
        this.done = done;
        this.begunNanos = begunNanos;
    }

    /// The script of these operations; those due at the same time keep their order.
    ///
    /// @param endNanos until when it counts as not done, from its beginning
    public static Script of(List<Scheduled> operations, long endNanos) {
        List<Scheduled> sorted = operations.stream()
                .sorted(Comparator.comparingLong(Scheduled::nanos))
                .toList();
        List<List<Integer>> lanes = new ArrayList<>();
        for (int rank = 0; rank < sorted.size(); rank++) {
            int thread = sorted.get(rank).thread();
            while (lanes.size() <= thread) lanes.add(new ArrayList<>());
            lanes.get(thread).add(rank);
        }
        return new Script(sorted, lanes, new int[lanes.size()], endNanos, 0);
    }

    @Override
    public Script begun(long nanos) {
        return new Script(operations, lanes, done, endNanos, nanos);
    }

    @Override
    public Step op(Context context) {
        int rank = firstOf(context.free());
        if (rank == operations.size()) return nothing(context.nanos());
        Scheduled first = operations.get(rank);
        long due = begunNanos + first.nanos();
        if (due > context.nanos()) return new Step.Wait(due, this);
        int[] further = done.clone();
        further[first.thread()]++;
        return new Step.Invoke(
                first.thread(), first.invocation(), new Script(operations, lanes, further, endNanos, begunNanos));
    }

    /// The rank of the next operation that one of the threads could invoke; the number of all where none has any left.
    private int firstOf(List<Integer> threads) {
        int first = operations.size();
        for (int thread : threads)
            if (thread < lanes.size() && done[thread] < lanes.get(thread).size())
                first = Math.min(first, lanes.get(thread).get(done[thread]));
        return first;
    }

    private Step nothing(long nanos) {
        if (!finished()) return new Step.Wait(Step.SOMETHING_HAPPENS, this);
        long end = begunNanos + endNanos;
        return nanos >= end ? new Step.Done() : new Step.Wait(end, this);
    }

    private boolean finished() {
        for (int thread = 0; thread < done.length; thread++)
            if (done[thread] < lanes.get(thread).size()) return false;
        return true;
    }
}
