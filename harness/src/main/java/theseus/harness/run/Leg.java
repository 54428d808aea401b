package theseus.harness.run;

import theseus.harness.system.Move;

/// What became of one leg.
///
/// @param heading what it was meant to be
/// @param move the migration itself; null while it is not known
/// @param askedNanos when the request was first made that led to the last migration of it; -1 when there was none
/// @param session of its last migration; 0 when none was admitted
/// @param aborted how many of its migrations were aborted
/// @param fate how it ended
/// @param refusal why the last request was refused; null when it was not
public record Leg(Heading heading, Move move, long askedNanos, long session, int aborted, Fate fate, String refusal) {
    /// How a leg ends.
    public enum Fate {
        /// Not yet.
        AHEAD,
        DONE,
        /// Aborted by the operator, who did not ask again.
        GIVEN_UP,
        /// Nobody was there to do it with.
        PASSED_OVER
    }

    static Leg ahead(Heading heading) {
        return new Leg(heading, null, -1, 0, 0, Fate.AHEAD, null);
    }

    /// Whether nothing more will be asked for.
    public boolean over() {
        return fate != Fate.AHEAD;
    }

    public boolean done() {
        return fate == Fate.DONE;
    }

    /// What it is, as far as it is known.
    public String words() {
        return move == null ? heading.kind().label() : move.words();
    }

    Leg of(Move chosen) {
        return new Leg(heading, chosen, askedNanos, session, aborted, fate, refusal);
    }

    Leg asked(long nanos) {
        return askedNanos >= 0 ? this : new Leg(heading, move, nanos, session, aborted, fate, refusal);
    }

    Leg refused(String why) {
        return new Leg(heading, move, askedNanos, session, aborted, fate, why);
    }

    Leg admitted(long newSession) {
        return new Leg(heading, move, askedNanos, newSession, aborted, fate, null);
    }

    Leg ended(Fate how) {
        return new Leg(heading, move, askedNanos, session, aborted, how, how == Fate.DONE ? null : refusal);
    }

    Leg aborted(boolean forGood) {
        return new Leg(heading, move, -1, session, aborted + 1, forGood ? Fate.GIVEN_UP : Fate.AHEAD, refusal);
    }
}
