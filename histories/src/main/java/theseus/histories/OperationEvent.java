package theseus.histories;

/// The beginning or the end of one client operation, in Jepsen's terms.
///
/// @param index position in the history, from 0
/// @param type whether the operation begins, or how it ended
/// @param process the logical client; has at most one open operation, and retires with an `INFO`
/// @param f what is done: `read`, `write`, `delete`, `cas`, `append`, `add`, ...
/// @param key the key that is operated on; null where the history has one object
/// @param value argument or result: null, a `String`, a `Long`, a `Boolean` or a `List` of these
/// @param time nanoseconds since the start of the run
/// @param error why it failed or is unknown; null otherwise
/// @param provenance what the system said of this answer; null where it said nothing
public record OperationEvent(
        long index,
        Type type,
        int process,
        String f,
        String key,
        Object value,
        long time,
        String error,
        Provenance provenance)
        implements Event {

    /// Jepsen's four kinds of line.
    public enum Type {
        /// The operation begins.
        INVOKE,
        /// It took place.
        OK,
        /// It did not take place.
        FAIL,
        /// It may have taken place, and may still.
        INFO
    }
}
