package theseus.histories.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Linearizable histories with something in them that is not.
public final class Spoiled {
    private Spoiled() {}

    /// The history with one read, somewhere in its last half, that returns what had long been overwritten; as it was if
    /// it has no two reads that differ.
    public static List<Operation> byStaleRead(List<Operation> history, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operation> spoiled = new ArrayList<>(history);
        int at = history.size() / 2 + random.nextInt(history.size() / 4);
        while (at < history.size() && !returnedRead(history.get(at))) at++;
        if (at == history.size()) return history;
        Operation read = history.get(at);
        int earlier = at - at / 8 - random.nextInt(at / 2);
        while (earlier >= 0
                && (!returnedRead(history.get(earlier)) || Objects.equals(value(history.get(earlier)), value(read))))
            earlier--;
        if (earlier < 0) return history;
        spoiled.set(at, returning(read, value(history.get(earlier))));
        return spoiled;
    }

    /// The history with the last element of one long string, in all but two of the keys, read before its time or not at
    /// all.
    static List<Operation> byLostAppend(List<Operation> history, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Operation> spoiled = new ArrayList<>(history);
        for (int key = 2; key < 10; key++) {
            String name = "k" + key;
            List<Integer> gets = new ArrayList<>();
            for (int i = history.size() / 2; i < history.size(); i++)
                if (history.get(i).f().equals("get")
                        && history.get(i).key().equals(name)
                        && returned(history.get(i))
                        && Objects.toString(value(history.get(i)), "").indexOf(';') > 0) gets.add(i);
            if (gets.isEmpty()) continue;
            int at = gets.get(random.nextInt(gets.size()));
            String text = value(history.get(at)).toString();
            spoiled.set(at, returning(history.get(at), text.substring(text.indexOf(';') + 1)));
        }
        return spoiled;
    }

    private static boolean returnedRead(Operation operation) {
        return operation.f().equals("read") && returned(operation);
    }

    private static boolean returned(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok;
    }

    private static Object value(Operation operation) {
        return ((Outcome.Ok) operation.outcome()).value();
    }

    static Operation returning(Operation read, Object value) {
        return new Operation(
                read.invoked(),
                read.completed(),
                read.process(),
                read.f(),
                read.key(),
                read.argument(),
                new Outcome.Ok(value),
                read.start(),
                read.finish(),
                read.provenance());
    }
}
