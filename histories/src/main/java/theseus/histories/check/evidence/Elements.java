package theseus.histories.check.evidence;

import java.util.List;

/// What became of the elements that were added to a set, in the terms of Jepsen's set-full.
///
/// An element is known from the earlier of its acknowledgement and the end of the first read that saw it.
///
/// @param attempted elements whose adding was tried
/// @param acknowledged elements whose adding was acknowledged
/// @param stable elements that every read saw that began after the last one that missed them
/// @param lost known elements that a read missed which began after they were known, and that no read saw after it
/// @param neverRead the rest: nobody can say
/// @param stale stable elements that were missed after they were known
/// @param duplicated elements that one read returned more than once
/// @param stableNanosMedian the time from known to stable, of the middle one of the stable elements
/// @param stableNanos99 the same for the 99th of a hundred
/// @param stableNanosMax the same for the slowest
public record Elements(
        int attempted,
        int acknowledged,
        int stable,
        List<Object> lost,
        int neverRead,
        List<Object> stale,
        List<Object> duplicated,
        long stableNanosMedian,
        long stableNanos99,
        long stableNanosMax) {
    public Elements {
        lost = List.copyOf(lost);
        stale = List.copyOf(stale);
        duplicated = List.copyOf(duplicated);
    }
}
