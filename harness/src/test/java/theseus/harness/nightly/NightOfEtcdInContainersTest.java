package theseus.harness.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import theseus.harness.gate.Colour;
import theseus.harness.run.Subject;
import theseus.harness.world.docker.DockerOptions;
import theseus.harness.world.docker.DockerWorlds;
import theseus.harness.world.docker.NeedsEngine;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.sim.SimWorld;

@NeedsEngine
class NightOfEtcdInContainersTest extends OpenBook {
    @Test
    void aRunIsEnteredAndTheNightIsGreenWithoutCanaries() {
        Night night = Opening.of(book, NightOfAnotherSystemTest.wish("etcd"), Instant.now())
                .night();
        AtomicLong runs = new AtomicLong();
        Vigil vigil = new Vigil(
                book,
                night,
                new Terms(directory, 1, 5, 25, 20, 3, 14),
                true,
                Instant.now(),
                System::nanoTime,
                () -> runs.get() > 0,
                _ -> runs.incrementAndGet());
        DockerOptions containers = DockerOptions.unique();
        Subject etcd = Subject.named("etcd");
        vigil.keep(new Crews(1, SimWorld::build, new DockerWorlds(etcd.itself(), containers), System::nanoTime));
        Summary summary = Summary.of(book.nights(), night, 200);
        assertEquals(Colour.GREEN, summary.colour(), summary.headline());
        assertTrue(summary.headline().contains("there were no canaries"), summary.headline());
        assertEquals(1, book.done(night, "docker").cardinality());
        assertTrue(
                new Leftovers(Engine.connect()).count(containers.run() + "-1").isZero());
    }
}
