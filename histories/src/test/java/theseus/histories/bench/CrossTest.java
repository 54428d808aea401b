package theseus.histories.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A share of `./theseus bench check --cross`: the algorithms agree on every sort of history.
class CrossTest {
    private static final int EACH = Integer.getInteger("judge.cross", 500);

    @Test
    void theAlgorithmsAgreeWithEachOtherAndWithTheJudge() {
        var text = new ByteArrayOutputStream();
        boolean agreed = Cross.run(new PrintStream(text, true, StandardCharsets.UTF_8), 9, EACH);
        String table = text.toString(StandardCharsets.UTF_8);
        assertTrue(agreed, table);
        Pattern.compile("\\| ([\\d,]+) \\| ([\\d,]+) \\| ([\\d,]+) \\| 0 \\|")
                .matcher(table)
                .results()
                .forEach(row -> {
                    long linearizable = Long.parseLong(row.group(2).replace(",", ""));
                    assertTrue(
                            linearizable > EACH / 3 && linearizable < EACH * 9L / 10, "they are all alike: " + table);
                    assertTrue(Long.parseLong(row.group(3).replace(",", "")) > 2L * EACH, "too few answered: " + table);
                });
    }
}
