package theseus.histories.check.search;

/// Two searches through the same script take turns until one of them has an answer: each is hopeless on histories that
/// the other
/// finds easy.
public final class Turns {
    private static final int TURN = 500;

    private Turns() {}

    /// An answer, and who gave it.
    public record Answer(String algorithm, Result result) {}

    /// The first answer that is one, or the reason why there is none.
    public static Answer take(Script script, Meter meter) {
        Search[] searches = {new DepthFirst(script), new BreadthFirst(script)};
        for (int turn = TURN; ; turn = Math.min(turn * 2, 16_000)) {
            for (Search search : searches) {
                Result result = search.advance(turn);
                if (result != null) return new Answer(search.name(), result);
                String spent = meter.spent(searches[0].bytes() + searches[1].bytes());
                if (spent != null) {
                    int passed = Math.max(searches[0].passed(), searches[1].passed());
                    return new Answer("depth-first and breadth-first search", new Result.GaveUp(spent, passed));
                }
            }
        }
    }
}
