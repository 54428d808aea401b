package theseus.harness.run;

import theseus.harness.system.Move;

/// What one leg of the voyage is meant to be, before it is known who will be there.
///
/// @param kind of migration
/// @param queued whether it is asked for while the leg before is under way, to wait for its turn
/// @param abort when the operator changes his mind; null for never
/// @param halt when the operator has it pause; null for never
public record Heading(Move.Kind kind, boolean queued, Abort abort, Halt halt) {
    /// The operator aborts the leg's first migration.
    ///
    /// @param phase in which he decides so
    /// @param delayNanos after it was entered
    /// @param forGood whether he does not ask again
    public record Abort(String phase, long delayNanos, boolean forGood) {}

    /// The operator halts the leg's first migration for a while.
    ///
    /// @param phase at whose beginning
    /// @param nanos for how long
    public record Halt(String phase, long nanos) {}

    /// Nothing but the migration.
    static Heading of(Move.Kind kind) {
        return new Heading(kind, false, null, null);
    }
}
