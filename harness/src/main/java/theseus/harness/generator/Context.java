package theseus.harness.generator;

import java.util.List;

/// The moment in which a generator is asked.
///
/// @param nanos time since the start of the run
/// @param threads how many client threads there are
/// @param free the numbers of those that have no operation open, in ascending order
public record Context(long nanos, int threads, List<Integer> free) {
    /// The same moment as seen by the threads from `first` up to but without `end`.
    public Context only(int first, int end) {
        return new Context(
                nanos,
                end - first,
                free.stream().filter(t -> t >= first && t < end).toList());
    }

    /// Whether no operation is open.
    public boolean idle() {
        return free.size() == threads;
    }
}
