package theseus.histories.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// All histories of so many operations: every interleaving of their ends, every choice of what they did, with and
/// without
/// crashes. Operations are in order of invocation, and of the values 1 and 2 the first to occur is 1: nothing is left
/// out by
/// that but doubles.
final class SmallHistories {
    /// What an operation can have done.
    enum Deed {
        READ_NIL,
        READ_1,
        READ_2,
        WRITE_1,
        WRITE_2,
        DELETE,
        CAS_NIL_1,
        CAS_1_2,
        CAS_2_1,
        CAS_1_NIL,
        MISS_1,
        MISS_NIL
    }

    private final int n;
    private final List<Deed> deeds;
    private final Consumer<List<Operation>> judge;
    private final long[] start;
    private final long[] finish;
    private final Deed[] done;

    private SmallHistories(int n, List<Deed> deeds, Consumer<List<Operation>> judge) {
        this.n = n;
        this.deeds = deeds;
        this.judge = judge;
        start = new long[n];
        finish = new long[n];
        done = new Deed[n];
    }

    static void all(int n, List<Deed> deeds, Consumer<List<Operation>> judge) {
        new SmallHistories(n, deeds, judge).arrange(0, 0, 0);
    }

    /// Puts the next end at `time`: an invocation, the return of somebody open, or nothing more: who is open has
    /// crashed.
    private void arrange(int time, int begun, int open) {
        if (begun == n) {
            choose(0, 0);
            if (open == 0) return;
        }
        if (begun < n) {
            start[begun] = time;
            finish[begun] = Long.MAX_VALUE;
            arrange(time + 1, begun + 1, open + 1);
        }
        for (int i = 0; i < begun; i++) {
            if (finish[i] != Long.MAX_VALUE) continue;
            finish[i] = time;
            arrange(time + 1, begun, open - 1);
            finish[i] = Long.MAX_VALUE;
        }
    }

    private void choose(int i, int known) {
        if (i == n) {
            List<Operation> history = new ArrayList<>();
            for (int k = 0; k < n; k++) history.add(operation(done[k], start[k], finish[k]));
            judge.accept(history);
            return;
        }
        for (Deed deed : deeds) {
            String words = deed.name();
            int one = words.indexOf('1');
            int two = words.indexOf('2');
            if (known == 0 && two >= 0 && (one < 0 || two < one)) continue;
            if (finish[i] == Long.MAX_VALUE && words.startsWith("MISS")) continue;
            done[i] = deed;
            choose(i + 1, known + (one >= 0 || two >= 0 ? 1 : 0));
        }
    }

    private static Operation operation(Deed deed, long start, long finish) {
        Operation operation = switch (deed) {
            case READ_NIL -> Histories.read(null, start, finish);
            case READ_1 -> Histories.read(1L, start, finish);
            case READ_2 -> Histories.read(2L, start, finish);
            case WRITE_1 -> Histories.write(1L, start, finish);
            case WRITE_2 -> Histories.write(2L, start, finish);
            case DELETE -> Histories.operation("delete", null, new Outcome.Ok(null), start, finish);
            case CAS_NIL_1 -> Histories.cas(null, 1L, start, finish);
            case CAS_1_2 -> Histories.cas(1L, 2L, start, finish);
            case CAS_2_1 -> Histories.cas(2L, 1L, start, finish);
            case CAS_1_NIL -> Histories.cas(1L, null, start, finish);
            case MISS_1 -> Histories.missedCas(1L, 2L, start, finish);
            case MISS_NIL -> Histories.missedCas(null, 1L, start, finish);
        };
        return finish == Long.MAX_VALUE ? Histories.crashed(operation) : operation;
    }

    static List<Deed> register() {
        return Arrays.asList(Deed.READ_NIL, Deed.READ_1, Deed.READ_2, Deed.WRITE_1, Deed.WRITE_2, Deed.DELETE);
    }

    static List<Deed> casRegister() {
        return Arrays.asList(Deed.values());
    }
}
