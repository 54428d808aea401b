package theseus.node.coordinate;

import java.util.List;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;
import theseus.node.topology.PhaseName;

/// What a coordinator answers to a client.
public sealed interface ClientAnswer {
    /// The operation took place.
    ///
    /// @param value what was read; null where there is none, and for writes
    /// @param version what was read or written; null where the key was never written
    /// @param replicas who acknowledged, or answered, in the last round
    /// @param epoch the topology that the last round was pinned to
    /// @param phase that topology's phase
    /// @param overtaken for a write: how many replicas held a newer version already, by a concurrent write
    record Done(String value, Version version, List<NodeId> replicas, long epoch, PhaseName phase, long overtaken)
            implements ClientAnswer {
        public Done {
            replicas = List.copyOf(replicas);
        }
    }

    /// The operation was refused, or its outcome is not known.
    ///
    /// @param error what happened
    /// @param sentence the facts, for a person
    /// @param mayHaveHappened whether the operation may have taken place, or may still
    record Refused(ClientError error, String sentence, boolean mayHaveHappened, long epoch, PhaseName phase)
            implements ClientAnswer {}
}
