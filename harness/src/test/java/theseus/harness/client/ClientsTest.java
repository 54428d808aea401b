package theseus.harness.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import theseus.harness.fake.FakeWorld;
import theseus.harness.fake.Lie;
import theseus.harness.generator.Invocation;
import theseus.harness.generator.UntilOk;
import theseus.harness.system.Phases;
import theseus.harness.world.Scene;
import theseus.histories.Operation;
import theseus.histories.Outcome;

class ClientsTest {
    private final Scene scene = new Scene(1, List.of("n1", "n2", "n3"), List.of(), 4, new java.util.TreeSet<>(), 0, 0);
    private final FakeWorld world = new FakeWorld(scene, EnumSet.noneOf(Lie.class));
    private final Journal journal = new Journal(world, null);

    @Test
    void aCallThatIsNotAnsweredInTimeIsUnknownAndItsProcessRetires() {
        // The fake answers after two milliseconds.
        Clients clients =
                new Clients(world, world.cluster(), journal, new ClientOptions("t", 2, 1_000_000, 1, true, 0));
        clients.play("test", UntilOk.of(List.of(new Invocation("write", "a", 0L, "QUORUM")), 1));
        world.run(() -> clients.tally().unknown() == 2);
        clients.stop();
        List<Operation> operations = journal.history().operations();
        assertInstanceOf(Outcome.Unknown.class, operations.get(0).outcome());
        assertEquals(0, operations.get(0).process() % 2);
        assertTrue(operations.stream().map(Operation::process).distinct().count() >= 2);
        assertTrue(operations.stream().anyMatch(operation -> operation.process() >= 2 || operation.process() == 1));
    }

    @Test
    void anAnswerIsRecordedWithWhatTheSystemSaidOfIt() {
        Clients clients =
                new Clients(world, world.cluster(), journal, new ClientOptions("t", 2, 1_000_000_000, 1, true, 0));
        clients.play("test", UntilOk.of(List.of(new Invocation("write", "a", 0L, "QUORUM")), 1));
        world.run(clients::idle);
        clients.play("test", UntilOk.of(List.of(new Invocation("read", "a", null, "QUORUM")), 1));
        world.run(clients::idle);
        Operation read = journal.history().operations().get(1);
        assertEquals(new Outcome.Ok(1L), read.outcome());
        assertEquals(Phases.STEADY, read.provenance().phase());
        assertEquals(2, clients.tally().ok());
    }

    @Test
    void whoWasRefusedWaitsBeforeItAsksAgain() {
        FakeWorld refusing = new FakeWorld(scene, EnumSet.of(Lie.REFUSE_DELETES));
        long pause = 50_000_000;
        Clients clients = new Clients(
                refusing,
                refusing.cluster(),
                new Journal(refusing, null),
                new ClientOptions("t", 1, 1_000_000_000, 1, true, pause));
        clients.play("test", UntilOk.of(List.of(new Invocation("delete", "a", null, "QUORUM")), 1));
        refusing.run(() -> refusing.nanos() > 10 * pause);
        assertTrue(clients.tally().failed() > 5, clients.tally().toString());
        assertTrue(clients.tally().failed() < 11, clients.tally().toString());
        clients.stop();
        refusing.run(clients::idle);
    }
}
