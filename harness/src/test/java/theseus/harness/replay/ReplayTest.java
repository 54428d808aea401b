package theseus.harness.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import theseus.harness.run.RunOptions;
import theseus.harness.world.AuthorityKind;

class ReplayTest {
    @TestFactory
    Stream<DynamicTest> aRunIsRepeatedFromItsRecordingAlone() {
        return LongStream.rangeClosed(1, 12)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> repeat(seed)));
    }

    private static void repeat(long seed) {
        Replay first = Replay.ofSeed(mixed().withSeed(seed), () -> false);
        Replay second = Replay.of(first.recording(), () -> false);
        Comparison comparison =
                Comparison.of(first.log().history(), second.log().history());
        assertInstanceOf(Comparison.Same.class, comparison, comparison.toString());
        assertEquals(first.recording(), second.recording());
    }

    @Test
    void aDifferenceIsShownAtItsFirstEvent() {
        Replay one = Replay.ofSeed(mixed().withSeed(1), () -> false);
        Replay other = Replay.ofSeed(mixed().withSeed(2), () -> false);
        assertEquals(
                0,
                assertInstanceOf(
                                Comparison.Differs.class,
                                Comparison.of(one.log().history(), other.log().history()))
                        .index());
    }

    private static RunOptions mixed() {
        return RunOptions.USUAL.with(
                new RunOptions.Ship(4, List.of("mixed"), 3, AuthorityKind.SINGLE, new TreeSet<>()));
    }
}
