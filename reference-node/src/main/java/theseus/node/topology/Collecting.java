package theseus.node.topology;

/// How the tombstone floor rises: where nothing moves, to one version after the other, and back where it cannot.
final class Collecting {
    private Collecting() {}

    static Decision begin(Topology now, Change.BeginCollection change, CollectWhen when) {
        Floor floor = now.floor();
        if (floor.rising() != null && floor.rising().version().equals(change.floor()))
            return new Decision.Accepted(now);
        if (floor.rising() != null)
            return refused("the floor is rising to " + floor.rising().version() + " already", now);
        if (!change.floor().isAfter(floor.version()))
            return Transitions.refused(
                    Transitions.INVALID,
                    "the floor %s is not above the one in force, %s".formatted(change.floor(), floor.version()),
                    now);
        if (when == CollectWhen.NOTHING_MOVES && now.phase().migration().isPresent())
            return refused("tombstones cannot be collected now: " + Transitions.describe(now), now);
        return new Decision.Accepted(now.on(floor.risingTo(change.floor(), now.epoch() + 1)));
    }

    static Decision finish(Topology now, Change.FinishCollection change) {
        return isRising(now, change.since())
                ? new Decision.Accepted(now.on(now.floor().risen(now.epoch() + 1)))
                : outOfTurn(now, change.since());
    }

    static Decision abandon(Topology now, Change.AbandonCollection change) {
        return isRising(now, change.since())
                ? new Decision.Accepted(now.on(now.floor().abandoned()))
                : outOfTurn(now, change.since());
    }

    private static boolean isRising(Topology now, long since) {
        return now.floor().rising() != null && now.floor().rising().since() == since;
    }

    private static Decision outOfTurn(Topology now, long since) {
        return refused("no floor has been rising since epoch " + since, now);
    }

    private static Decision refused(String sentence, Topology now) {
        return Transitions.refused(Transitions.CONFLICT, sentence, now);
    }
}
