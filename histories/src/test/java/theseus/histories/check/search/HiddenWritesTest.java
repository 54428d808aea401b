package theseus.histories.check.search;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.check.column.Columns;
import theseus.histories.check.column.RegisterColumns;

/// Histories in order in which a search that leaves out one move more than it may finds no order.
class HiddenWritesTest {
    private static final Pattern OPERATION = Pattern.compile("([rwc])(\\d)(?:>(\\d))? (\\d+)-(\\d*)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                // One that is hidden and that somebody sees who begins after it has returned.
                "w1 1-5, r1 2-6, r1 7-13, w3 10-29, w4 12-25, w0 14-27, r4 15-36, r0 28-35",
                // One of the value that is there, which is needed once another has changed it.
                "w0 1-4, c0>1 2-13, w0 5-8, c0>1 9-11",
                "w1 1-7, w1 3-5, c1>0 6-, c1>0 8-16",
                // One of the value that is there, which hides another as it returns, or before.
                "w0 1-8, w0 2-4, w2 5-9, r0 10-15",
                "w2 3-5, c2>1 6-13, w0 7-14, w2 10-16, r1 17-19",
                // One that only a crashed operation sees, which nobody wants before a later read.
                "w2 3-8, w2 6-15, c2>0 9-17, c2>1 10-, r1 18-23"
            })
    void anOrderIsFound(String history) throws Script.Oversized {
        Columns columns = RegisterColumns.of(operations(history), null);
        for (Search search : List.of(new DepthFirst(script(columns)), new BreadthFirst(script(columns))))
            assertInstanceOf(Result.Linearizable.class, search.advance(10_000), search.name());
    }

    private static Script script(Columns columns) throws Script.Oversized {
        return new Script(new RegisterAutomaton(columns), columns.ends(), 1 << 20);
    }

    private static List<Operation> operations(String history) {
        List<Operation> operations = new ArrayList<>();
        Matcher matcher = OPERATION.matcher(history);
        while (matcher.find()) operations.add(operation(matcher, operations.size()));
        return operations;
    }

    private static Operation operation(Matcher matcher, int number) {
        long value = Long.parseLong(matcher.group(2));
        String f = matcher.group(1).equals("r") ? "read" : matcher.group(3) == null ? "write" : "cas";
        Object argument = switch (f) {
            case "read" -> null;
            case "write" -> value;
            default -> List.of(value, Long.parseLong(matcher.group(3)));
        };
        boolean crashed = matcher.group(5).isEmpty();
        long finish = crashed ? Long.MAX_VALUE : Long.parseLong(matcher.group(5));
        Outcome outcome =
                crashed ? new Outcome.Unknown("timeout") : new Outcome.Ok(f.equals("read") ? value : argument);
        long start = Long.parseLong(matcher.group(4));
        return new Operation(
                number, crashed ? -1 : number + 100, number, f, "k", argument, outcome, start, finish, null);
    }
}
