package theseus.histories;

import java.util.List;
import java.util.SortedMap;

/// One step in the life of a fault.
///
/// @param index position in the history, from 0
/// @param time nanoseconds since the start of the run
/// @param fault the fault's number within the run; its steps share it
/// @param kind `partition`, `kill`, `pause`, ...
/// @param step how far it has come
/// @param nodes the nodes that it is aimed at
/// @param details parameters and probe results, by name, as text
public record FaultEvent(
        long index, long time, int fault, String kind, Step step, List<String> nodes, SortedMap<String, String> details)
        implements Event {

    /// The ledger's columns, in the order in which a sound fault passes them.
    public enum Step {
        PLANNED,
        APPLIED,
        /// A probe saw its effect.
        PROVEN,
        /// A probe saw no effect: it does not count.
        INEFFECTIVE,
        HEALED
    }

    public FaultEvent {
        nodes = List.copyOf(nodes);
        details = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(details));
    }
}
