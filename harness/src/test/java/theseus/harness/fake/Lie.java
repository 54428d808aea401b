package theseus.harness.fake;

/// What a fake world does wrong: each lie is one finding that the checks must make.
public enum Lie {
    /// An acknowledged write is not kept.
    LOSE_A_WRITE,
    /// A read returns what was there before.
    READ_STALE,
    /// A joiner never gets what was there before it.
    COPY_NOTHING,
    /// Those who lost a key keep it.
    KEEP_LEFTOVERS,
    /// Owners differ for ever.
    DIVERGE,
    /// The migration stays in CUTOVER.
    STICK,
    /// No join is ever admitted.
    REFUSE_JOINS,
    /// Every migration is aborted.
    ABORT_ALWAYS,
    /// No write succeeds in DUAL_WRITE.
    REFUSE_DUAL_WRITES,
    /// Levers do nothing.
    PULL_NOTHING,
    /// A phase is skipped.
    SKIP_VERIFY,
    /// A write that is sent again under its idempotency key is applied again.
    FORGET_RETRIES,
    /// Deletes are refused.
    REFUSE_DELETES
}
