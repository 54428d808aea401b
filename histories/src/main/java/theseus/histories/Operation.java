package theseus.histories;

/// One client operation, from its invocation to what became of it.
///
/// @param invoked index of its invocation
/// @param completed index of its completion, -1 when the history has none
/// @param process the logical client
/// @param f what was done
/// @param key the key, or null
/// @param argument the value at invocation
/// @param outcome how it ended
/// @param start time of the invocation in ns
/// @param finish time of the completion in ns; `Long.MAX_VALUE` unless the outcome is definite
/// @param provenance the completion's provenance, or null
public record Operation(
        long invoked,
        long completed,
        int process,
        String f,
        String key,
        Object argument,
        Outcome outcome,
        long start,
        long finish,
        Provenance provenance) {}
