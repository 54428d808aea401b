package theseus.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import theseus.harness.world.docker.NeedsEngine;

@NeedsEngine
class EngineCommandsTest {
    private final StringWriter out = new StringWriter();

    @Test
    void doctorSaysThatBothWorldsAreUsableHere() {
        assertEquals(0, run(new DoctorCommand()));
        assertTrue(out.toString().contains("simulation: usable"), out::toString);
        assertTrue(out.toString().contains("containers: usable\n"), out::toString);
    }

    @Test
    void cleanEndsWithAVerdict() {
        assertEquals(0, run(new CleanCommand()));
        assertTrue(out.toString().lines().toList().getLast().matches("nothing is left|what is left needs --all"));
    }

    private int run(Object command, String... args) {
        return new CommandLine(command).setOut(new PrintWriter(out)).execute(args);
    }
}
