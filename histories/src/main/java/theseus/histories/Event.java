package theseus.histories;

/// One line of a history: something that happened to an operation, a fault or the migration's phase.
public sealed interface Event permits OperationEvent, FaultEvent, PhaseEvent {
    /// The position of the line in its history, counted from 0.
    long index();

    /// Nanoseconds since the start of the run.
    long time();
}
