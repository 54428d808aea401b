package theseus.harness.run;

/// How long the parts of a run take.
///
/// @param mainNanos length of the main part
/// @param joinNanos when the first join is asked for, from the start of the main part
/// @param timeoutNanos after which a client stops waiting
/// @param patienceNanos how long after healing a migration may take to end
public record Times(long mainNanos, long joinNanos, long timeoutNanos, long patienceNanos) {
    /// The same with a main part of another length.
    Times withMain(long nanos) {
        return new Times(nanos, joinNanos, timeoutNanos, patienceNanos);
    }
}
