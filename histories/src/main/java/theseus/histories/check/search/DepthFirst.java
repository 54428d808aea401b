package theseus.histories.check.search;

import java.util.Arrays;

/// Tries one order as far as it goes, remembers where it has been, and goes back (Wing and Gong; the memory is Lowe's).
///
/// What it remembers of a configuration is bounded by the number of open operations, not by the length of the history.
public final class DepthFirst implements Search {
    private final Script script;
    private final Moves moves;
    private final Configurations seen;
    private final long[] row;
    private long[] stack;
    private int[] choice;
    private int depth;
    private int deepest;
    /// How deep the stack was when it got farthest; 0 once those choices have been kept.
    private int deepestDepth;
    private int[] deepestChoices = new int[0];
    private Result result;

    /// A search through the script.
    public DepthFirst(Script script) {
        this.script = script;
        moves = new Moves(script);
        seen = new Configurations(moves.words + 1, moves.spare);
        row = new long[moves.width()];
        stack = new long[64 * moves.width()];
        choice = new int[64];
        deepest = -1;
        begin(row);
        push();
    }

    @Override
    public String name() {
        return "memoised depth-first search";
    }

    @Override
    public int passed() {
        return Math.max(0, deepest);
    }

    @Override
    public long bytes() {
        return seen.bytes() + 8L * stack.length + 4L * choice.length + 4L * deepestChoices.length;
    }

    @Override
    public Result advance(int budget) {
        for (int left = budget; left > 0 && result == null; ) left -= move();
        return result;
    }

    /// Takes the next possible step, or one back; returns the work it was.
    private int move() {
        int top = depth - 1;
        System.arraycopy(stack, top * row.length, row, 0, row.length);
        int place = moves.place(row);
        int choices = moves.choices(place);
        int first = choice[top];
        int likely = moves.likely(row, place);
        while (choice[top] < choices) {
            if (!moves.make(row, place, (likely + choice[top]++) % choices)) continue;
            advancePlace(row, place);
            if (moves.place(row) == script.returns() || seen.add(row, Integer.MAX_VALUE)) push();
            return moves.work(place, choice[top] - first);
        }
        if (depth == deepestDepth) keepDeepest();
        if (--depth == 0) result = new Result.Impossible(replay(deepestChoices), script.returning[deepest]);
        return moves.work(place, choices - first);
    }

    private void begin(long[] at) {
        Arrays.fill(at, 0);
        moves.set(at, 0, script.automaton.initial());
        if (script.returns() == 0) return;
        moves.settle(at, 0);
        advancePlace(at, 0);
    }

    /// Passes the returns of operations that are in.
    private void advancePlace(long[] at, int from) {
        int place = from;
        while (place < script.returns() && moves.in(at, script.returning[place])) {
            moves.takeOut(at, script.returning[place]);
            moves.set(at, ++place, moves.state(at));
            if (place < script.returns()) moves.settle(at, place);
        }
    }

    private void push() {
        int place = moves.place(row);
        if ((depth + 1) * row.length > stack.length) stack = Arrays.copyOf(stack, stack.length * 2);
        if (depth == choice.length) choice = Arrays.copyOf(choice, depth * 2);
        System.arraycopy(row, 0, stack, depth * row.length, row.length);
        choice[depth++] = 0;
        if (place > deepest) {
            deepest = place;
            deepestDepth = depth;
            if (place == script.returns()) result = new Result.Linearizable(replay(taken()));
        }
    }

    /// The way to the farthest place is about to be left.
    private void keepDeepest() {
        deepestChoices = taken();
        deepestDepth = 0;
    }

    private int[] taken() {
        int[] taken = new int[depth - 1];
        for (int i = 0; i < taken.length; i++) taken[i] = choice[i] - 1;
        return taken;
    }

    /// The operations in the order in which the given choices take them.
    private int[] replay(int[] choices) {
        int[] order = new int[script.rows];
        int[] count = {0};
        moves.tell(operation -> order[count[0]++] = operation);
        begin(row);
        for (int made : choices) {
            int place = moves.place(row);
            moves.make(row, place, (moves.likely(row, place) + made) % moves.choices(place));
            advancePlace(row, place);
        }
        moves.tell(operation -> {});
        return Arrays.copyOf(order, count[0]);
    }
}
