package theseus.histories.check.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    private record Pair(int key, Object value) {}

    @Test
    void pairsAreNumberedInTheOrderOfTheirFirstAppearance() {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 60; round++) agree(random, round % 2 == 0 ? 0 : 500, 1 + random.nextInt(2_000));
    }

    /// One value under many keys, many values of one key, numbers with the same last bits, texts, pairs, and nil.
    private static Pair pair(SplittableRandom random, int bound) {
        return switch (random.nextInt(6)) {
            case 0 -> new Pair(random.nextInt(bound), 5L);
            case 1 -> new Pair(0, (long) random.nextInt(bound));
            case 2 -> new Pair(random.nextInt(3), (long) random.nextInt(bound) << 16);
            case 3 -> new Pair(random.nextInt(9), "v" + random.nextInt(bound));
            case 4 -> new Pair(-2 + random.nextInt(4), List.of((long) random.nextInt(bound), 1L));
            default -> new Pair(random.nextInt(bound), null);
        };
    }

    private static void agree(SplittableRandom random, int expected, int bound) {
        var dictionary = new Dictionary(expected);
        Map<Pair, Integer> known = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            Pair pair = pair(random, bound);
            known.putIfAbsent(pair, known.size());
            assertEquals(known.get(pair), dictionary.number(pair.key(), pair.value()));
        }
        assertEquals(known.size(), dictionary.size());
        int[] keys = new int[known.size()];
        Object[] values = new Object[known.size()];
        known.forEach((pair, number) -> keys[number] = pair.key());
        known.forEach((pair, number) -> values[number] = pair.value());
        assertArrayEquals(keys, dictionary.keys());
        assertEquals(
                Arrays.asList(values),
                java.util.stream.IntStream.range(0, keys.length)
                        .mapToObj(dictionary::value)
                        .toList());
    }
}
