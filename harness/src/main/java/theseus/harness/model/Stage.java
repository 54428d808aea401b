package theseus.harness.model;

import java.util.List;

/// How far an operation is.
enum Stage {
    /// Not begun.
    IDLE,
    /// In the first round.
    READING,
    /// Between its rounds.
    READY,
    /// In the second.
    PUTTING;

    static final List<Stage> VALUES = List.of(values());
}
