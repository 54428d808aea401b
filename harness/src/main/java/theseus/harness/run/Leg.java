package theseus.harness.run;

/// What became of one join.
///
/// @param joiner the node
/// @param askedNanos when the request was first made that led to the last migration of it; -1 when there was none
/// @param session of its last migration; 0 when none was admitted
/// @param aborted how many of its migrations were aborted
/// @param joined whether it is a member now
/// @param refusal why the last request was refused; null when it was not
public record Leg(String joiner, long askedNanos, long session, int aborted, boolean joined, String refusal) {
    static Leg ahead(String joiner) {
        return new Leg(joiner, -1, 0, 0, false, null);
    }

    Leg asked(long nanos) {
        return askedNanos >= 0 ? this : new Leg(joiner, nanos, session, aborted, joined, refusal);
    }

    Leg refused(String why) {
        return new Leg(joiner, askedNanos, session, aborted, joined, why);
    }

    Leg admitted(long newSession) {
        return new Leg(joiner, askedNanos, newSession, aborted, false, null);
    }

    Leg ended(boolean asMember) {
        return asMember
                ? new Leg(joiner, askedNanos, session, aborted, true, null)
                : new Leg(joiner, -1, session, aborted + 1, false, refusal);
    }
}
