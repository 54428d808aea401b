package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Reads the sentences of findings back and holds every claim in them against the history, by its times and values
/// alone.
final class Claims {
    private static final String OP = "\\b([a-z]\\d+)(?: \\([^()]*\\))?";
    private static final String VALUE = "\"?([^\\s\"(),:\\[\\];.]+)\"?";

    private interface Check {
        void of(MatchResult claim);
    }

    private final Map<Pattern, Check> checks = new java.util.LinkedHashMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private List<Operation> history = List.of();
    private Finding finding;
    private Object initial;

    Claims() {
        claim(OP + " finished before " + OP + " began", c -> precedes(c.group(1), c.group(2)));
        claim(
                OP + " finished before " + OP + " began, which alone wrote " + VALUE,
                c -> wroteAlone(c.group(2), c.group(3)));
        claim(
                "\\b([a-z]\\d+) \\((?:read|get) -> " + VALUE + "[,)]",
                c -> assertEquals(c.group(2), words(seen(op(c.group(1))))));
        claim(
                "\\b([a-z]\\d+) \\((?:write|append|put|add) " + VALUE + "[,)]",
                c -> assertEquals(c.group(2), words(op(c.group(1)).argument())));
        claim(
                OP + " was acknowledged (?:at \\S+ s \\(|with )event (\\d+)\\)?",
                c -> assertEquals(op(c.group(1)).completed(), Long.parseLong(c.group(2))));
        claim(
                OP + " was acknowledged [^.]*(?:\\.\\d+ s[^.]*)?\\. " + OP + " began after that",
                c -> precedes(c.group(1), c.group(2)));
        claim("saw (?:it undone: )?" + VALUE + " of " + OP + ", which was complete before " + OP + " began", c -> {
            assertEquals(c.group(1), words(op(c.group(2)).argument()));
            precedes(c.group(2), c.group(3));
        });
        claim("had been seen by " + OP + " before " + OP + " began", c -> precedes(c.group(1), c.group(2)));
        claim(
                "was visible: " + OP + " returned it, and ended [^.]*(?:\\.\\d+ s[^.]*)?\\. " + OP
                        + " began after that",
                c -> precedes(c.group(1), c.group(2)));
        claim(OP + " had taken effect before " + OP + " began", c -> tookEffect(c.group(1), c.group(2)));
        claim(OP + " came " + OP + ": " + OP + " had seen " + VALUE + " too, before " + OP, c -> {
            assertEquals(c.group(4), words(seen(op(c.group(3)))));
            assertEquals(c.group(4), words(seen(op(c.group(2)))));
            assertEquals(c.group(1), c.group(5));
            precedes(c.group(3), c.group(1));
        });
        claim(OP + " saw " + VALUE + ", which nobody wrote", c -> {
            assertEquals(c.group(2), words(seen(op(c.group(1)))));
            assertEquals(List.of(), writers(c.group(2)));
        });
        claim(
                "which only " + OP + " (?:would have written, and that failed|tried to write, and that was refused)",
                c -> assertFalse(took(op(c.group(1)))));
        claim("so " + VALUE + " came after " + VALUE + "\\.", c -> {
            onceSoFar(c.group(1));
            onceSoFar(c.group(2));
        });
        claim("^((?:[a-z]\\d+ \\([^()]*\\)(?:, )?)+) ran at the same time", c -> atOnce(c.group(1)));
        claim(
                "the longest order there is, ([^;]*), leaves (.*?); there " + OP + " had to follow",
                c -> order(c.group(1), c.group(2), c.group(3)));
        claim(
                "Process (\\d+) (?:went back|did not see its own|had its|had a write)[^:]*: after " + OP + " came "
                        + OP,
                c -> {
                    assertEquals(Integer.parseInt(c.group(1)), op(c.group(3)).process());
                    assertEquals(Integer.parseInt(c.group(1)), op(c.group(2)).process());
                    precedes(c.group(2), c.group(3));
                });
    }

    private void claim(String pattern, Check check) {
        checks.put(Pattern.compile(pattern), check);
    }

    /// How often each kind of claim was made.
    Map<String, Integer> counts() {
        return counts;
    }

    /// How many kinds of claims are known.
    int kinds() {
        return checks.size();
    }

    /// Fails if something in the finding's sentence is not so.
    void check(Finding said, List<Operation> in, Object startsWith) {
        finding = said;
        history = in;
        initial = startsWith;
        Pattern.compile("\\b[acdgprw]\\d+\\b(?! ms)")
                .matcher(said.sentence())
                .results()
                .forEach(name -> assertTrue(
                        said.operations().contains(op(name.group())), name.group() + " is not shown: " + said));
        checks.forEach((pattern, check) -> pattern.matcher(said.sentence())
                .results()
                .forEach(claim -> {
                    counts.merge(pattern.pattern(), 1, Integer::sum);
                    try {
                        check.of(claim);
                    } catch (AssertionError wrong) {
                        throw new AssertionError("\"" + claim.group() + "\" in " + said + "\nof " + history, wrong);
                    }
                }));
    }

    private Operation op(String name) {
        Operation found = history.stream()
                .filter(operation -> Names.name(operation).equals(name))
                .findFirst()
                .orElse(null);
        return assertNotNullAnd(found, name);
    }

    private Operation assertNotNullAnd(Operation found, String name) {
        assertNotNull(found, () -> name + " is not in the history: " + finding);
        return found;
    }

    private void precedes(String before, String after) {
        assertTrue(op(before).finish() < op(after).start(), before + " did not finish before " + after + " began");
    }

    /// It had ended, or somebody had read its value.
    private void tookEffect(String before, String after) {
        String value = words(written(op(before)));
        assertTrue(history.stream()
                .anyMatch(operation -> operation.finish() < op(after).start()
                        && took(operation)
                        && (operation == op(before)
                                || isRead(operation) && words(seen(operation)).equals(value))));
    }

    private void wroteAlone(String writer, String value) {
        assertEquals(List.of(op(writer)), writers(value));
    }

    /// Until the last operation of the evidence had ended, at most one that could write the value had begun.
    private void onceSoFar(String value) {
        long end = finding.operations().stream()
                .filter(Claims::took)
                .mapToLong(Operation::finish)
                .max()
                .orElseThrow();
        long writers =
                writers(value).stream().filter(writer -> writer.start() <= end).count();
        assertTrue(writers + (words(initial).equals(value) ? 1 : 0) <= 1, value + " was written " + writers + " times");
    }

    private List<Operation> writers(String value) {
        return history.stream()
                .filter(operation -> !isRead(operation) && !(operation.outcome() instanceof Outcome.Failed))
                .filter(operation ->
                        !(operation.f().equals("cas") && operation.outcome() instanceof Outcome.Ok && !took(operation)))
                .filter(operation ->
                        !operation.f().equals("cas") || !Objects.equals(seen(operation), written(operation)))
                .filter(operation -> words(written(operation)).equals(value))
                .toList();
    }

    private void atOnce(String names) {
        List<Operation> all = Pattern.compile("([a-z]\\d+) \\(")
                .matcher(names)
                .results()
                .map(name -> op(name.group(1)))
                .toList();
        assertTrue(all.size() > 1);
        for (Operation one : all) for (Operation other : all) assertTrue(one.finish() >= other.start());
    }

    /// The order keeps to real time, leads to the state, and what had to follow does not fit there.
    private void order(String names, String state, String stop) {
        List<Operation> order = new ArrayList<>();
        for (String name : names.split(", ")) order.add(op(name));
        for (int i = 0; i < order.size(); i++)
            for (int k = i + 1; k < order.size(); k++)
                assertTrue(
                        order.get(k).finish() >= order.get(i).start()
                                || endless().contains(order.get(k)),
                        "the order breaks real time");
        assertTrue(BruteForce.linearizable(inTurn(order, null), initial), "the order is none");
        assertFalse(BruteForce.linearizable(inTurn(order, op(stop)), initial), stop + " can follow");
        assertEquals(state, stateWords(BruteForce.after(order, initial)));
    }

    private List<Operation> endless() {
        return endless(finding);
    }

    /// The operations whose ends the sentence says not to need.
    static List<Operation> endless(Finding finding) {
        return Pattern.compile("It does not matter when(.*?)took effect after")
                .matcher(finding.sentence())
                .results()
                .flatMap(clause -> finding.operations().stream()
                        .filter(operation -> clause.group(1).contains(" " + Names.name(operation) + " (")))
                .toList();
    }

    private static List<Operation> inTurn(List<Operation> order, Operation last) {
        List<Operation> all = new ArrayList<>(order);
        if (last != null) all.add(last);
        List<Operation> turns = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Operation operation = all.get(i);
            Outcome outcome = operation.outcome() instanceof Outcome.Unknown
                    ? new Outcome.Ok(operation.argument())
                    : operation.outcome();
            turns.add(Histories.operation(operation.f(), operation.argument(), outcome, 2L * i, 2L * i + 1));
        }
        return turns;
    }

    private static String stateWords(Object state) {
        if (state instanceof java.util.Set<?> set)
            return set.stream()
                    .sorted(Comparator.comparing(Object::toString))
                    .toList()
                    .toString();
        return state instanceof String text && !text.equals("free") && !text.equals("held")
                ? "\"" + text + "\""
                : words(state);
    }

    private static boolean isRead(Operation operation) {
        return operation.f().equals("read") || operation.f().equals("get");
    }

    private static boolean took(Operation operation) {
        return operation.outcome() instanceof Outcome.Ok(Object value) && !Boolean.FALSE.equals(value);
    }

    private static Object seen(Operation operation) {
        if (operation.f().equals("cas")) return ((List<?>) operation.argument()).getFirst();
        return operation.outcome() instanceof Outcome.Ok(Object value) ? value : "?";
    }

    private static Object written(Operation operation) {
        return operation.f().equals("cas") ? ((List<?>) operation.argument()).get(1) : operation.argument();
    }

    private static String words(Object value) {
        return Objects.toString(value, "nil");
    }
}
