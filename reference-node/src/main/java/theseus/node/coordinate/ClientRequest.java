package theseus.node.coordinate;

import theseus.node.quorum.Consistency;
import theseus.node.ring.Key;

/// What a client asks of a coordinator.
public sealed interface ClientRequest {
    Key key();

    Consistency level();

    record Get(Key key, Consistency level) implements ClientRequest {}

    /// @param idempotencyKey names this write for retries; null for none
    record Put(Key key, String value, Consistency level, String idempotencyKey) implements ClientRequest {}

    /// @param idempotencyKey names this write for retries; null for none
    record Delete(Key key, Consistency level, String idempotencyKey) implements ClientRequest {}
}
