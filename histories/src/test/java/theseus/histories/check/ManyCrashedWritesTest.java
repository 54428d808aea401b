package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.model.CasRegister;

/// Crashed writes of many values, some of which crashed several times, and then reads one after the other: in order
/// iff no value comes up more often than it can have been written. More sorts of them than one word can count.
class ManyCrashedWritesTest {
    private static final int VALUES = 40;
    private static final int RUNS = 60;

    @Test
    void everyAlgorithmCountsHowOftenEachCrashedWriteCanHaveHappened() {
        SplittableRandom random = new SplittableRandom(41);
        int valid = 0;
        int answered = 0;
        for (int run = 0; run < RUNS; run++) {
            int[] left = new int[VALUES];
            List<Operation> history = new ArrayList<>();
            for (int value = 0; value < VALUES; value++)
                for (left[value] = 1 + random.nextInt(5); history.size() < written(left, value); )
                    history.add(Histories.crashed(Histories.write((long) value, history.size(), 0)));
            boolean expected = read(random, left, history);
            if (expected) valid++;
            // Where there is no order, a search that tries all of them does not end.
            Map<String, Boolean> answers = Jury.ask(history, new CasRegister(), Budget.of(Duration.ofMillis(50)));
            answers.forEach((algorithm, answer) -> assertEquals(expected, answer, () -> algorithm + " on " + history));
            answered += answers.size();
        }
        assertTrue(valid > RUNS / 10 && valid < RUNS * 9 / 10, valid + " of " + RUNS + " were in order");
        assertTrue(answered > 2 * RUNS, answered + " answers to " + RUNS + " histories");
    }

    private static int written(int[] left, int value) {
        int written = 0;
        for (int other = 0; other <= value; other++) written += left[other];
        return written;
    }

    /// Adds reads; whether all of them can be explained.
    private static boolean read(SplittableRandom random, int[] left, List<Operation> history) {
        boolean explained = true;
        int last = -1;
        for (int read = 0; read < 60; read++) {
            int value = random.nextInt(VALUES);
            if (left[value] == 0 && value != last && random.nextInt(40) > 0) continue;
            if (value != last) explained &= left[value]-- > 0;
            last = value;
            history.add(Histories.read((long) value, 1_000 + 2 * read, 1_001 + 2 * read));
        }
        return explained;
    }
}
