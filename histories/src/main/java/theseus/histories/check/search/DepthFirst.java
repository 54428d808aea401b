package theseus.histories.check.search;

import java.util.Arrays;

/// Tries one order as far as it goes, remembers where it has been, and goes back (Wing and Gong; the memory is Lowe's).
///
/// What it remembers of a configuration is bounded by the number of open operations, not by the length of the history.
public final class DepthFirst implements Search {
    /// The number of the move that lets the next return hidden: after the likeliest.
    private static final int PASS = 1;

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
        moves.turn();
        int place = moves.place(row);
        int choices = moves.choices(place) + 1;
        int first = choice[top];
        int likely = moves.likely(row, place);
        while (choice[top] < choices) {
            if (!make(place, likely, choice[top]++)) continue;
            if (moves.place(row) == script.returns() || seen.add(row, Integer.MAX_VALUE)) push();
            return moves.work(place, choice[top] - first);
        }
        if (depth == deepestDepth) keepDeepest();
        if (--depth == 0) result = new Result.Impossible(replay(deepestChoices), script.returning[deepest]);
        return moves.work(place, choices - first);
    }

    /// Makes a move and passes the returns that may follow; false, with the row untouched, if there is no such move.
    private boolean make(int place, int likely, int number) {
        if (number == PASS) {
            if (!moves.mayPass(row, place)) return false;
            passReturn(row, place);
        } else if (!moves.make(row, place, (likely + (number > PASS ? number - 1 : number)) % moves.choices(place))) {
            return false;
        }
        advancePlace(row);
        return true;
    }

    private void begin(long[] at) {
        Arrays.fill(at, 0);
        moves.set(at, 0, script.automaton.initial());
        if (script.returns() == 0) return;
        moves.settle(at, 0);
        advancePlace(at);
    }

    private void advancePlace(long[] at) {
        for (int place = moves.place(at); place < script.returns() && moves.passes(at, place); place++)
            passReturn(at, place);
    }

    private void passReturn(long[] at, int place) {
        moves.passReturn(at, place);
        moves.set(at, place + 1, moves.state(at));
        if (place + 1 < script.returns()) moves.settle(at, place + 1);
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
        Order order = new Order(script.rows);
        moves.note(order);
        begin(row);
        for (int made : choices) {
            int place = moves.place(row);
            make(place, moves.likely(row, place), made);
        }
        moves.note(null);
        return order.rows();
    }
}
