package theseus.harness.world.docker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OwnerTest {
    private final Owner self = Owner.of("some-run");

    @Test
    void labelsTellTheOwnerAgain() {
        assertEquals(Optional.of(self), Owner.from(self.labels()));
        assertEquals(Optional.empty(), Owner.from(new TreeMap<>()));
    }

    @Test
    void thisProcessIsAlive() {
        assertEquals(Owner.Life.ALIVE, self.life());
    }

    @Test
    void aProcessThatHasEndedIsDead() throws Exception {
        Process short_ = new ProcessBuilder("true").start();
        long pid = short_.pid();
        short_.waitFor();
        assertEquals(Owner.Life.DEAD, new Owner("some-run", self.host(), pid, "1").life());
    }

    @Test
    void anotherProcessUnderTheSameNumberIsNotTheOwner() {
        assertEquals(Owner.Life.DEAD, new Owner("some-run", self.host(), self.pid(), "1").life());
    }

    @Test
    void aProcessOfAnotherMachineIsNotJudged() {
        assertEquals(Owner.Life.ELSEWHERE, new Owner("some-run", "another", self.pid(), self.started()).life());
    }

    @Test
    void whatCannotBeReadIsNotJudged() {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(Owner.RUN, "some-run");
        labels.put("theseus.pid", "many");
        assertEquals(Owner.Life.ELSEWHERE, Owner.from(labels).orElseThrow().life());
    }
}
