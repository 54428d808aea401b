package theseus.node.topology;

import java.util.Optional;

/// Where a migration stands. Which phase may follow which is written once, in [Transitions]:
///
/// ```
///            admit           joiners ready         driver             driver
///  STEADY ----------> PREPARE ----------> DUAL_WRITE -----> DATA_COPY -----> VERIFY
///   ^  ^                 |                    |  ^              |              |
///   |  |      abort      |        abort       |  |    abort     |    abort     | every range copied and
///   |  +-----------------+--------------------+--|--------------+--------------+ verified (Evidence)
///   |  |                                         |                             v
///   |  |  barrier on majority(N)   back to dual-write's rules      abort
///   |  +------------------------- RETREAT <-------------------------------- CUTOVER
///   |                                                                          |
///   |       swept, deleted at every leaver, or declared dead                   | barrier on majority(O)
///   +--------------------------------------------- CLEANUP <-------------------+ and majority(N)
/// ```
///
/// What each phase asks of writes and reads stands in `quorum.Rules`.
public sealed interface Phase {
    /// No migration.
    record Steady() implements Phase {}

    /// The joiners fence, wipe and open the session; clients notice nothing.
    record Prepare(Migration underWay) implements Phase {}

    /// Writes go to O and N from here on.
    ///
    /// @param dualEpoch the epoch in which writing to both began: what a source fences before its snapshot
    record DualWrite(Migration underWay, long dualEpoch) implements Phase {}

    /// Fenced snapshots of O stream to the targets.
    record DataCopy(Migration underWay, long dualEpoch) implements Phase {}

    /// Targets prove by hash tree that they dominate the snapshots.
    record Verify(Migration underWay, long dualEpoch) implements Phase {}

    /// Reads move to N; no evidence, no cutover.
    record Cutover(Migration underWay, long dualEpoch, Evidence evidence) implements Phase {}

    /// An aborted cutover: dual-write's rules again until no reader of N is left.
    record Retreat(Migration underWay, long dualEpoch) implements Phase {}

    /// The new placement alone is in force; the leavers sweep and delete.
    record Cleanup(Migration underWay) implements Phase {}

    /// The name as users, histories and options spell it.
    default PhaseName label() {
        return switch (this) {
            case Steady _ -> PhaseName.STEADY;
            case Prepare _ -> PhaseName.PREPARE;
            case DualWrite _ -> PhaseName.DUAL_WRITE;
            case DataCopy _ -> PhaseName.DATA_COPY;
            case Verify _ -> PhaseName.VERIFY;
            case Cutover _ -> PhaseName.CUTOVER;
            case Retreat _ -> PhaseName.RETREAT;
            case Cleanup _ -> PhaseName.CLEANUP;
        };
    }

    /// The migration that is under way; empty in STEADY.
    default Optional<Migration> migration() {
        return switch (this) {
            case Steady _ -> Optional.empty();
            case Prepare p -> Optional.of(p.underWay);
            case DualWrite p -> Optional.of(p.underWay);
            case DataCopy p -> Optional.of(p.underWay);
            case Verify p -> Optional.of(p.underWay);
            case Cutover p -> Optional.of(p.underWay);
            case Retreat p -> Optional.of(p.underWay);
            case Cleanup p -> Optional.of(p.underWay);
        };
    }
}
