package theseus.node.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import theseus.node.Flaw;
import theseus.node.ring.NodeId;

class OptionsTest {
    @TempDir
    Path data;

    @Test
    void theFlagsBecomeTheNodesOptions() throws WrongOptions {
        HostOptions options = HostOptions.parse(
                ("--id n2 --data d --cluster c --node n1=h1:1,n2=h2:2 --node n3=h3:3 --authority n3 --members n1,n2"
                                + " --vnodes 8 --dwell 10ms..2s --operation-timeout 3s --resend 50ms --abort-after 1m"
                                + " --flaw no-cleanup --flaw copy-nothing,no-write-back")
                        .split(" "));
        assertEquals(new NodeId("n2"), options.node().id());
        assertEquals(Optional.of(new NodeId("n3")), options.node().authority());
        assertEquals(List.of(new NodeId("n1"), new NodeId("n2")), options.node().initialMembers());
        assertEquals("h3:3", options.node().addresses().get(new NodeId("n3")));
        assertEquals(10, options.node().dwellMinMillis());
        assertEquals(2000, options.node().dwellMaxMillis());
        assertEquals(60_000, options.node().abortAfterMillis());
        assertEquals(
                Set.of(Flaw.NO_CLEANUP, Flaw.COPY_NOTHING, Flaw.NO_WRITE_BACK),
                options.node().flaws());
    }

    @Test
    void theAuthorityMayBeAGroupOfTheMembers() throws WrongOptions {
        HostOptions options = HostOptions.parse(
                "--id n1 --data d --node n1=h1:1,n2=h2:2,n3=h3:3 --members n1,n2 --authority raft".split(" "));
        assertEquals(Optional.empty(), options.node().authority());
        assertEquals(List.of(new NodeId("n1"), new NodeId("n2")), options.node().seats());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --id n1                                     | Missing required option: '--data=DIR'; see --help
            --id n1 --data d --colour red               | Unknown options: '--colour', 'red'; see --help
            --id n!1 --data d                           | --id: node id 'n!1' is not valid; expected 1 to 64 letters
            --id n1 --data d --vnodes 0                 | --vnodes is 0; expected 1 to 1024
            --id n1 --data d --dwell 5                  | --dwell is '5'; expected MIN..MAX such as 0ms..500ms
            --id n1 --data d --dwell 5s..1s             | --dwell 5s..1s ends before it begins
            --id n1 --data d --resend soon              | --resend is 'soon'; expected a time such as 250ms, 2s or 1m
            --id n1 --data d --node n1                  | --node is 'n1'; expected NODE=HOST:PORT
            --id n1 --data d --node n1=h:99999          | --node n1 is 'h:99999'; expected HOST:PORT
            --id n1 --data d --node n1=h:1,n1=h:2       | --node gives n1 two addresses, h:1 and h:2
            --id n1 --data d --authority n7             | authority n7 has no address; expected --node n7=HOST:PORT
            --id n1 --data d --flaw sloth               | --flaw 'sloth' does not exist; expected one of dual-write
            --id n1 --data d --test-levers              | --test-levers and --lever-token go together
            --id n1 --data d --peer-listen 7            | --peer-listen is '7'; expected HOST:PORT
            """)
    void wrongFlagsGiveOneLineThatSaysWhatWasExpected(String line, String expected) {
        String said = assertThrows(WrongOptions.class, () -> HostOptions.parse(line.split(" +")))
                .getMessage();
        assertTrue(said.startsWith(expected), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        String said = assertThrows(
                        WrongOptions.class,
                        () -> HostOptions.parse("--id n1 --data d --vnodes 0 --resend 0ms --flaw x".split(" ")))
                .getMessage();
        assertEquals(3, said.split("; (?=--)").length, said);
    }

    @Test
    void aPortThatIsTakenIsNamedAndLeavesNothingBehind() throws IOException, WrongOptions {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String listen = "127.0.0.1:" + taken.getLocalPort();
            String said = refusal("--peer-listen", listen);
            assertTrue(said.startsWith("--peer-listen " + listen + " cannot be had: "), said);
        }
        Host.start(options("n1", "theseus"), _ -> {}).stop();
    }

    @Test
    void dataOfAnotherNodeOrClusterOrARunningOneIsLeftAlone() throws WrongOptions {
        Host running = Host.start(options("n1", "theseus"), _ -> {});
        String inUse = assertThrows(WrongOptions.class, () -> Host.start(options("n1", "theseus"), _ -> {}))
                .getMessage();
        assertTrue(inUse.endsWith("is in use by a running node"), inUse);
        running.stop();
        for (HostOptions other : List.of(options("n2", "theseus"), options("n1", "other"))) {
            String said = assertThrows(WrongOptions.class, () -> Host.start(other, _ -> {}))
                    .getMessage();
            assertTrue(said.contains(" belongs to node n1 of cluster theseus; expected node "), said);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsNamed() throws IOException, WrongOptions {
        Path file = Files.writeString(data.resolve("node"), "a file");
        String said = refusal();
        assertTrue(said.startsWith("data directory " + file + " cannot be written: "), said);
    }

    private String refusal(String... more) {
        return assertThrows(WrongOptions.class, () -> Host.start(options("n1", "theseus", more), _ -> {}))
                .getMessage();
    }

    private HostOptions options(String id, String cluster, String... more) throws WrongOptions {
        List<String> arguments = new ArrayList<>(List.of("--id", id, "--cluster", cluster));
        arguments.addAll(List.of("--data", data.resolve("node").toString()));
        arguments.addAll(List.of("--client-listen", "127.0.0.1:0"));
        if (more.length == 0) arguments.addAll(List.of("--peer-listen", "127.0.0.1:0"));
        arguments.addAll(List.of("--log", data.resolve("log").toString()));
        arguments.addAll(List.of(more));
        return HostOptions.parse(arguments.toArray(String[]::new));
    }
}
