package theseus.nemesis.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import theseus.nemesis.Setup;
import theseus.nemesis.network.Shape;

class PlanFileTest {
    @TempDir
    Path directory;

    @Test
    void whateverASwarmDrawsIsReadBackAsItWasWritten() throws IOException {
        for (long seed = 0; seed < 300; seed++) {
            Campaign drawn = new Swarm(seed, 20_000_000_000L).anywhere(new TreeSet<>(Arrays.asList(Kind.values())));
            assertEquals(drawn, PlanFile.read(written(PlanFile.lines(drawn))));
        }
    }

    @Test
    void soIsWhatOnlyPeopleWrite() throws IOException {
        List<Strike> strikes = new ArrayList<>();
        Attack mixed = new Attack.Restart(Targeting.LEADER, new Setup(64, new TreeSet<>(List.of("copy-nothing"))));
        strikes.add(new Strike(0, new Trigger.Reached(1, 5), mixed, new Healing.AtTheEnd()));
        Attack hold = new Attack.HoldUp(Targeting.STAYER, "put-checked");
        strikes.add(new Strike(1, new Trigger.Left("VERIFY", 0), hold, new Healing.Never()));
        Attack cut = new Attack.Cut(Shape.MUTE, Targeting.BYSTANDER, Targeting.BYSTANDER);
        strikes.add(new Strike(2, new Trigger.Copied(50), cut, new Healing.After(1_500_000_000L)));
        Campaign campaign = new Campaign(3, strikes);
        assertEquals(campaign, PlanFile.read(written(PlanFile.lines(campaign))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'fault':'kil','target':'one','when':{'at':'1s'},'until':{'end':true}} | fault 'kil'",
                "{'fault':'kill','target':'nobody','when':{'at':'1s'},'until':{'end':true}} | target 'nobody'",
                "{'fault':'kill','target':'one','when':{'entered':'COPY'},'until':{'end':true}} | phase 'COPY'",
                "{'fault':'kill','target':'one','when':{'at':'soon'},'until':{'end':true}} | 'at' is 'soon'",
                "{'fault':'kill','target':'one','when':{'healed':7},'until':{'end':true}} | 'healed' is 7",
                "{'fault':'kill','target':'one','when':{'at':'1s'},'until':{'end':true},'why':1} | unknown field 'why'",
                "{'fault':'loss','target':'one','percent':0,'when':{'at':'1s'},'until':{'end':true}} | 'percent' is 0",
                "{'fault':'one-way','shape':'isolate','target':'one','when':{'at':'1s'},'until':{'end':true}} | shape 'isolate'",
                "{'fault':'kill','target':'one','until':{'end':true}} | 'when' is missing",
                "7 | strike 7",
            })
    void aMistakeIsNamedWithItsLineAndWhatWasExpected(String strike, String problem) throws IOException {
        Path file = written(List.of("{\"seed\": 1, \"strikes\": [", "", strike.replace('\'', '"'), "]}"));
        String message = assertThrows(PlanFile.Malformed.class, () -> PlanFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file + ":3: " + problem), message);
        assertTrue(message.contains("; expected "), message);
    }

    @Test
    void whatIsNoJsonIsToldWithItsLine() throws IOException {
        Path file = written(List.of("{\"seed\": 1,", "strikes: []}"));
        String message = assertThrows(PlanFile.Malformed.class, () -> PlanFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file + ":2: no JSON"), message);
    }

    private Path written(List<String> lines) throws IOException {
        return Files.write(directory.resolve("plan.json"), lines);
    }
}
