package theseus.harness.system;

import theseus.histories.Provenance;

/// What became of a call, as far as its client can know.
public sealed interface Reply {
    /// It took place; `value` is what a read returned, null for "not found" and for writes.
    record Ok(String value, Provenance provenance) implements Reply {}

    /// It certainly did not take place.
    record Failed(String error) implements Reply {}

    /// It may have taken place, and may still.
    record Unknown(String error) implements Reply {}
}
