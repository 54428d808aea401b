package theseus.histories.check.search;

/// Two searches through the same script take turns until one of them has an answer: each is hopeless on histories that
/// the other finds easy. What neither would find soon is looked for after the first turn.
public final class Turns {
    static final String BOTH = "depth-first and breadth-first search";
    private static final String SOURCES = "sources of what was seen";
    private static final int TURN = 300;
    private static final int TURN_MAX = 8_000;

    private Turns() {}

    /// The first answer that is one, or the reason why there is none.
    public static Answer take(Script script, Meter meter) {
        long began = System.nanoTime();
        Search depthFirst = new DepthFirst(script);
        Search breadthFirst = null;
        for (int turn = TURN; ; turn = Math.min(turn * 2, TURN_MAX)) {
            Result result = depthFirst.advance(turn * 4);
            if (result != null) return new Answer(depthFirst.name(), result, System.nanoTime() - began);
            if (breadthFirst == null) {
                int outdated = Outdated.in(script);
                if (outdated >= 0) return new Answer(SOURCES, new Result.Refuted(outdated), System.nanoTime() - began);
                breadthFirst = new BreadthFirst(script);
            }
            result = breadthFirst.advance(turn);
            if (result != null) return new Answer(breadthFirst.name(), result, System.nanoTime() - began);
            String spent = meter.spent(depthFirst.bytes() + breadthFirst.bytes());
            if (spent != null) {
                int passed = Math.max(depthFirst.passed(), breadthFirst.passed());
                return new Answer(BOTH, new Result.GaveUp(spent, passed), System.nanoTime() - began);
            }
        }
    }
}
