package theseus.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import theseus.harness.world.World;
import theseus.harness.world.sim.SimWorld;

class ConvoyTest {
    private final RunOptions options = RunOptions.USUAL.withSeed(7);

    @Test
    void runsComeInTheOrderOfTheirSeedsHoweverManyAreUnderWay() throws Exception {
        List<Sailed> alone = all(1);
        List<Sailed> together = all(3);
        assertEquals(
                List.of(7L, 8L, 9L, 10L),
                together.stream().map(each -> each.options().seed()).toList());
        for (int i = 0; i < alone.size(); i++)
            assertEquals(
                    alone.get(i).log().history().events(),
                    together.get(i).log().history().events());
    }

    @Test
    void afterTheLastThereIsNone() throws Exception {
        try (Convoy convoy = new Convoy(options, SimWorld::build, 1, 2)) {
            convoy.next().get();
            assertFalse(convoy.hasNext());
            assertThrows(NoSuchElementException.class, convoy::next);
        }
    }

    @Test
    @Timeout(60)
    void closedItEndsWhatIsUnderWay() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Future<Sailed> run;
        try (Convoy convoy = new Convoy(
                options.with(new RunOptions.Load(20, 0, 0, 0, 1_000_000)),
                scene -> {
                    World world = SimWorld.build(scene);
                    begun.countDown();
                    return world;
                },
                1,
                1)) {
            run = convoy.next();
            begun.await();
        }
        ExecutionException ended = assertThrows(ExecutionException.class, () -> run.get(50, TimeUnit.SECONDS));
        assertEquals(Run.Interrupted.class, ended.getCause().getClass());
    }

    private List<Sailed> all(int parallel) throws Exception {
        List<Sailed> arrived = new ArrayList<>();
        try (Convoy convoy = new Convoy(options, SimWorld::build, 4, parallel)) {
            while (convoy.hasNext()) arrived.add(convoy.next().get());
        }
        return arrived;
    }
}
