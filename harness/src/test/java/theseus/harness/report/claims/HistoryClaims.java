package theseus.harness.report.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.model.Held;

/// What the checkers' sentences claim of operations: values, who ended before whom began, versions, where an order
/// ends.
public final class HistoryClaims {
    private static final String NAMED = Claim.NAMED;
    private static final String SHORT = Claim.SHORT;

    private final History history;

    public HistoryClaims(History history) {
        this.history = history;
    }

    /// How many claims of the text were found true; at the first false one it throws.
    public int held(String text) {
        return claims().stream().mapToInt(claim -> claim.held(text)).sum();
    }

    private List<Claim> claims() {
        return List.of(
                Claim.of(NAMED, said -> described(named(said, 1), said.group(3))),
                Claim.of(NAMED + " finished before " + NAMED + " began", said -> ordered(said, 1, 4)),
                Claim.of(NAMED + ", which was complete before " + SHORT + " began", said -> ordered(said, 1, 4)),
                Claim.of(NAMED + " was acknowledged at ([0-9.]+) s \\(event (\\d+)\\)", this::ended),
                Claim.of(NAMED + " began after that, at ([0-9.]+) s \\(event (\\d+)\\)", this::began),
                Claim.of("Process (\\d+) went back in time: after " + NAMED + " came " + NAMED, this::session),
                Claim.of(
                        SHORT + " had version ([0-9a-f.]+), " + SHORT + " the lower version ([0-9a-f.]+)\\.",
                        this::lower),
                Claim.of("(\\S+) was there at the beginning", said -> assertEquals("nil", said.group(1))),
                Claim.of("the longest order there is, (.*?), leaves (\\S+); there " + NAMED, this::stops));
    }

    Operation named(Matcher said, int group) {
        long place = Long.parseLong(said.group(group + 1));
        Operation operation = history.operations().stream()
                .filter(one -> one.invoked() == place)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation began with event " + place));
        assertEquals(said.group(group), operation.f().substring(0, 1), said.group());
        return operation;
    }

    /// `write 5, process 2, QUORUM` or `read -> nil` or `write k3 := 5` or `delete, outcome unknown`.
    private static void described(Operation operation, String words) {
        for (String part : words.split(", ")) {
            String[] word = part.split(" ", 2);
            if (part.equals("outcome unknown")) assertTrue(operation.outcome() instanceof Outcome.Unknown, words);
            else if (word[0].equals("process")) assertEquals(operation.process(), Integer.parseInt(word[1]), words);
            else if (part.matches("[A-Z]+")) assertEquals(operation.provenance().level(), part, words);
            else did(operation, word);
        }
    }

    private static void did(Operation operation, String[] word) {
        assertEquals(operation.f(), word[0]);
        if (word.length == 1) return;
        String rest = word[1];
        if (rest.contains(" := ")) assertEquals(operation.key() + " := " + Held.words(operation.argument()), rest);
        else if (rest.startsWith("-> ") && operation.outcome() instanceof Outcome.Ok(Object value))
            assertEquals("-> " + Held.words(value), rest, "" + operation);
        else if (operation.f().equals("write")) assertEquals(Held.words(operation.argument()), rest);
        else assertEquals(operation.key(), rest);
    }

    private void ordered(Matcher said, int before, int after) {
        assertTrue(named(said, before).finish() < named(said, after).start(), said.group());
    }

    private void ended(Matcher said) {
        Operation operation = named(said, 1);
        assertTrue(operation.outcome() instanceof Outcome.Ok, said.group());
        assertEquals(operation.completed(), Long.parseLong(said.group(5)), said.group());
        assertEquals(operation.finish() / 1e9, Double.parseDouble(said.group(4)), 1e-6, said.group());
    }

    private void began(Matcher said) {
        Operation operation = named(said, 1);
        assertEquals(operation.invoked(), Long.parseLong(said.group(5)), said.group());
        assertEquals(operation.start() / 1e9, Double.parseDouble(said.group(4)), 1e-6, said.group());
    }

    private void session(Matcher said) {
        Operation first = named(said, 2);
        Operation second = named(said, 5);
        assertEquals(Integer.parseInt(said.group(1)), first.process(), said.group());
        assertEquals(first.process(), second.process(), said.group());
        assertTrue(first.completed() < second.invoked(), said.group());
    }

    private void lower(Matcher said) {
        assertEquals(named(said, 1).provenance().version(), said.group(3));
        assertEquals(named(said, 4).provenance().version(), said.group(6));
        assertTrue(said.group(6).compareTo(said.group(3)) < 0, said.group());
    }

    /// A register that takes these operations in turn holds this, and the read that stops it saw something else.
    private void stops(Matcher said) {
        Object held = null;
        for (String name : said.group(1).split(", ")) {
            Matcher one = java.util.regex.Pattern.compile(SHORT).matcher(name);
            assertTrue(one.matches(), name);
            Operation operation = named(one, 1);
            if (operation.f().equals("write")) held = operation.argument();
            if (operation.f().equals("delete")) held = null;
            if (operation.f().equals("read")) assertEquals(new Outcome.Ok(held), operation.outcome(), said.group());
        }
        assertEquals(Held.words(held), said.group(2), said.group());
        Operation stop = named(said, 3);
        if (stop.f().equals("read")) assertNotEquals(new Outcome.Ok(held), stop.outcome(), said.group());
    }
}
