package theseus.histories;

/// How an operation ended, as far as its client can know.
public sealed interface Outcome {
    /// It took place; for a read, `value` is what it returned.
    record Ok(Object value) implements Outcome {}

    /// It did not take place.
    record Failed(String error) implements Outcome {}

    /// It may have taken place, and may still. `error` is null when the history ends before it did.
    record Unknown(String error) implements Outcome {}
}
