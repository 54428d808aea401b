package theseus.node.topology;

import theseus.node.ring.NodeId;

/// What may be proposed to the metadata authority.
public sealed interface Change {
    /// A new tenant with its replication factor; in STEADY only.
    record AddTenant(String tenant, int factor) implements Change {}

    /// A node is to join; in STEADY only.
    ///
    /// @param token the operator's idempotency token, or null
    record AdmitJoin(NodeId joiner, String address, String token) implements Change {}

    /// All joiners have fenced, wiped and opened the session.
    record BeginDualWrite(long session) implements Change {}

    record BeginCopy(long session) implements Change {}

    record BeginVerify(long session) implements Change {}

    record CutOver(long session, Evidence evidence) implements Change {}

    /// The barrier of the cutover's epoch holds: the new placement alone is published.
    record PublishNew(long session) implements Change {}

    /// The leavers are clean, or the retreat's barrier holds: back to STEADY.
    record Finish(long session) implements Change {}

    /// Back to the old placement.
    record Abort(long session, String why) implements Change {}
}
