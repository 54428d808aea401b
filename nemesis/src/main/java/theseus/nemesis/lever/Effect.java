package theseus.nemesis.lever;

/// What a lever did, after a probe looked.
public sealed interface Effect {
    /// The probe saw what was asked for; `seen` says what, for the ledger.
    record Proven(String seen) implements Effect {}

    /// The lever was pulled and the probe saw no such effect: the fault does not count.
    record Ineffective(String why) implements Effect {}

    /// This world has no such lever.
    record Impossible(String why) implements Effect {}

    /// The lever lay ready and nothing came by that it could have changed: neither the fault counts nor does its lack.
    record Missed(String why) implements Effect {}

    /// What was seen, or why nothing was.
    default String words() {
        return switch (this) {
            case Proven proven -> proven.seen();
            case Ineffective ineffective -> ineffective.why();
            case Impossible impossible -> impossible.why();
            case Missed missed -> missed.why();
        };
    }
}
