package theseus.histories;

/// The migration entered a phase, as seen by the harness.
///
/// @param index position in the history, from 0
/// @param time nanoseconds since the start of the run
/// @param epoch the topology's epoch
/// @param phase `STEADY`, `PREPARE`, `DUAL_WRITE`, `DATA_COPY`, `VERIFY`, `CUTOVER`, `RETREAT` or `CLEANUP`
/// @param session the migration's session; 0 when there has been none
public record PhaseEvent(long index, long time, long epoch, String phase, long session) implements Event {}
