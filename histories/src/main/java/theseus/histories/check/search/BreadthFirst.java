package theseus.histories.check.search;

/// Keeps all configurations that explain what has returned so far, and extends them only when a return demands it:
/// just-in-time
/// linearization (Lowe, 2017).
public final class BreadthFirst implements Search {
    private final Script script;
    private final Moves moves;
    private Configurations current;
    private Configurations next;
    private final Configurations work;
    private final long[] row;
    private int place;
    private int sorted;
    private int cursor;
    private int choice;

    /// A search through the script.
    public BreadthFirst(Script script) {
        this.script = script;
        moves = new Moves(script);
        current = new Configurations(moves.words + 1, moves.spare);
        next = new Configurations(moves.words + 1, moves.spare);
        work = new Configurations(moves.words + 1, moves.spare);
        row = new long[moves.width()];
        moves.set(row, 0, script.automaton.initial());
        current.add(row, 0);
    }

    @Override
    public String name() {
        return "just-in-time linearization";
    }

    @Override
    public int passed() {
        return place;
    }

    @Override
    public long bytes() {
        return current.bytes() + next.bytes() + work.bytes();
    }

    @Override
    public Result advance(int budget) {
        for (int left = budget; left > 0 && place < script.returns(); ) {
            if (sorted < current.size()) {
                left -= sort(left);
            } else if (cursor < work.size()) {
                left -= extend(left);
            } else {
                if (next.size() == 0) return new Result.Impossible(new int[0], script.returning[place]);
                passReturn();
            }
        }
        return place == script.returns() ? new Result.Linearizable(new int[0]) : null;
    }

    private void passReturn() {
        Configurations done = current;
        current = next;
        next = done;
        place++;
        next.clear();
        work.clear();
        sorted = 0;
        cursor = 0;
        choice = 0;
    }

    /// Parts the configurations in which the returning operation is done from those that must still take it.
    private int sort(int budget) {
        int until = (int) Math.min(current.size(), (long) sorted + budget);
        int before = sorted;
        for (; sorted < until; sorted++) {
            current.copy(sorted, row);
            moves.turn();
            moves.settle(row, place);
            file();
        }
        return moves.work(place, sorted - before);
    }

    private void file() {
        moves.set(row, 0, moves.state(row));
        boolean passes = moves.passes(row, place);
        if (!passes) work.add(row, cursor + 1);
        if (passes || moves.mayPass(row, place)) {
            moves.passReturn(row, place);
            next.add(row, 0);
        }
    }

    private int extend(int budget) {
        int choices = moves.choices(place);
        int made = 0;
        for (boolean another = true; cursor < work.size() && made < budget; made++) {
            if (another) {
                work.copy(cursor, row);
                moves.turn();
            }
            another = moves.make(row, place, choice++);
            if (another) file();
            if (choice >= choices) {
                choice = 0;
                cursor++;
                another = true;
            }
        }
        return moves.work(place, made);
    }
}
