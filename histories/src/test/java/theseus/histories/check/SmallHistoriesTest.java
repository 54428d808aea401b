package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Nothing but doubles is left out, and a shuffle makes nothing but doubles.
class SmallHistoriesTest {
    private final Set<String> all = new TreeSet<>();
    private final Set<String> distinct = new TreeSet<>();
    private int everything;
    private int some;

    @Test
    void everyHistoryHasADoubleAmongTheDistinctOnes() {
        SplittableRandom lots = new SplittableRandom(1);
        for (int n = 1; n <= 3; n++) {
            SmallHistories.all(n, SmallHistories.casRegister(), history -> {
                everything++;
                all.add(essence(history.operations()));
            });
            SmallHistories.distinct(n, SmallHistories.casRegister(), history -> {
                some++;
                distinct.add(essence(history.shuffled(lots)));
            });
        }
        assertEquals(all, distinct);
        assertTrue(some < everything / 2, some + " of " + everything);
    }

    /// The smallest of its descriptions, however its operations are numbered: who preceded whom, and what each did.
    private static String essence(List<Operation> history) {
        List<String> descriptions = new ArrayList<>();
        arrange(history, new ArrayList<>(), descriptions);
        return descriptions.stream().min(String::compareTo).orElseThrow();
    }

    private static void arrange(List<Operation> rest, List<Operation> order, List<String> descriptions) {
        if (rest.isEmpty()) descriptions.add(described(order));
        for (Operation next : rest) {
            List<Operation> left = new ArrayList<>(rest);
            left.remove(next);
            List<Operation> longer = new ArrayList<>(order);
            longer.add(next);
            arrange(left, longer, descriptions);
        }
    }

    private static String described(List<Operation> order) {
        Map<Object, Integer> names = new HashMap<>();
        names.put(null, 0);
        StringBuilder words = new StringBuilder();
        for (Operation operation : order) {
            words.append(sort(operation));
            for (Object value : values(operation))
                words.append(' ').append(names.computeIfAbsent(value, _ -> names.size()));
            IntStream.range(0, order.size())
                    .filter(i -> order.get(i).finish() < operation.start())
                    .forEach(i -> words.append(" after ").append(i));
            words.append('\n');
        }
        return words.toString();
    }

    private static String sort(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok(Object answer) when Boolean.FALSE.equals(answer) -> "missed cas";
            case Outcome.Ok _ -> operation.f();
            case Outcome.Unknown _, Outcome.Failed _ -> "crashed " + operation.f();
        };
    }

    /// The values that matter: of a compare-and-set that missed, only what it looked for.
    private static List<?> values(Operation operation) {
        return switch (sort(operation)) {
            case "read" -> Collections.singletonList(((Outcome.Ok) operation.outcome()).value());
            case "crashed read" -> List.of();
            case "cas", "crashed cas" -> (List<?>) operation.argument();
            case "missed cas" -> ((List<?>) operation.argument()).subList(0, 1);
            default -> Collections.singletonList(operation.argument());
        };
    }
}
