package theseus.node.topology;

import java.util.SortedMap;
import theseus.node.ring.NodeId;
import theseus.node.store.Version;

/// What may be proposed to the metadata authority.
public sealed interface Change {
    /// A new tenant with its replication factor; in STEADY only.
    record AddTenant(String tenant, int factor) implements Change {}

    /// Tombstones at or below the floor are to be collected; with no migration.
    record BeginCollection(Version floor) implements Change {}

    /// All replicas hold the same at or below the floor that has been rising since the epoch.
    record FinishCollection(long since) implements Change {}

    /// The floor that has been rising since the epoch goes back.
    record AbandonCollection(long since, String why) implements Change {}

    /// A migration is to begin; in STEADY, or queued behind the one under way.
    ///
    /// @param token the operator's idempotency token, or null
    /// @param queued whether it may wait its turn; otherwise a migration under way is a conflict
    record Admit(Admission request, String token, boolean queued) implements Change {}

    /// The first of the queue has its turn.
    record AdmitNext() implements Change {}

    /// The operator halts the migration where it is; quorums stay as they are.
    record Pause(long session) implements Change {}

    /// The operator lets it go on.
    record Resume(long session) implements Change {}

    /// All joiners have fenced, wiped and opened the session.
    record BeginDualWrite(long session) implements Change {}

    record BeginCopy(long session) implements Change {}

    record BeginVerify(long session) implements Change {}

    record CutOver(long session, Evidence evidence) implements Change {}

    /// The barrier of the cutover's epoch holds: the new placement alone is published.
    record PublishNew(long session) implements Change {}

    /// The leavers are clean, or the retreat's barrier holds: back to STEADY.
    ///
    /// @param counts what all nodes counted, for the report
    /// @param phaseMillis time in each phase, for the report
    record Finish(long session, MoveCounts counts, SortedMap<PhaseName, Long> phaseMillis) implements Change {}

    /// A leaver will never come back, so nobody waits for it to clean up: its id is retired; in CLEANUP only.
    record DeclareDead(long session, NodeId leaver) implements Change {}

    /// Back to the old placement.
    record Abort(long session, String why) implements Change {}
}
