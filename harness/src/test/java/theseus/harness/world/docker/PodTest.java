package theseus.harness.world.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Address;
import theseus.harness.system.Program;
import theseus.harness.system.Session;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.image.RuntimeImage;
import theseus.harness.world.docker.image.ToolsImage;
import theseus.harness.world.docker.pod.Networks;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Grudge;
import theseus.nemesis.lever.Effect;
import theseus.nemesis.plan.Kind;

/// The levers do to real processes what they say, and tell when they do not. The processes are the JDK's own web
/// server:
/// what a lever does is no matter of what the process is.
@NeedsEngine
class PodTest {
    private static final Owner OWNER =
            Owner.of("pod-test-" + ProcessHandle.current().pid());
    private static final RealTimeline TIMELINE = new RealTimeline();
    private static final ConcurrentSkipListMap<String, Pod> PODS = new ConcurrentSkipListMap<>();
    private static final SortedMap<Kind, String> CANNOT =
            new TreeMap<>(Map.of(Kind.CLOCK, "its clock is the machine's"));
    private static Engine engine;
    private static Session session;
    private static NodeProbe probe;
    private static DockerLevers levers;

    @BeforeAll
    static void threePods() {
        engine = Engine.connect();
        String tools = ToolsImage.ensure(engine);
        String runtime = RuntimeImage.ensure(engine);
        Networks networks = Networks.create(engine, OWNER);
        SortedMap<String, Address> doors = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            Pod.Plan plan = new Pod.Plan(
                    OWNER,
                    networks,
                    tools,
                    runtime,
                    "n" + (i + 1),
                    networks.peerAddress(i),
                    0,
                    Program.of("java", "-m", "jdk.httpserver", "-b", "0.0.0.0", "-p", "7000"));
            Pod pod = Pod.create(engine, plan);
            PODS.put(pod.name(), pod);
            doors.put(pod.name(), Door.of(pod, Door.direct(pod)));
            pod.start();
        }
        session = new Knocking(doors);
        probe = new NodeProbe(session);
        PODS.keySet().forEach(node -> assertInstanceOf(Effect.Proven.class, probe.awaitAnswer(node)));
        levers = new DockerLevers(TIMELINE, PODS, (_, _) -> Program.of(), probe, session, CANNOT);
    }

    @AfterAll
    static void nothingIsLeft() {
        levers.close();
        session.close();
        new Leftovers(engine).remove(OWNER.run());
        assertTrue(new Leftovers(engine).count(OWNER.run()).isZero());
    }

    @Test
    void aOneWayCutSilencesOneDirectionOnly() {
        assertEquals(
                new Effect.Proven("n2 -> n1 silent; 5 paths open"), effect(then -> levers.cut(deaf("n1", "n2"), then)));
        assertEquals(new Effect.Proven("6 paths open"), effect(levers::mend));
    }

    @Test
    void aSecondCutReplacesTheFirst() {
        effect(then -> levers.cut(deaf("n1", "n2"), then));
        assertEquals(
                new Effect.Proven("n1 -> n3, n2 -> n3 silent; 4 paths open"),
                effect(then -> levers.cut(deaf("n3", "n1", "n2"), then)));
        effect(levers::mend);
    }

    @Test
    void clientsReachANodeThatIsCutOff() {
        effect(then -> levers.cut(deaf("n1", "n2", "n3"), then));
        assertInstanceOf(Effect.Proven.class, probe.awaitAnswer("n1"));
        effect(levers::mend);
    }

    @Test
    void aCutOutlivesTheKillOfItsNode() {
        effect(then -> levers.cut(deaf("n1", "n2"), then));
        assertEquals(new Effect.Proven("n1 exited (137)"), effect(then -> levers.kill(List.of("n1"), then)));
        assertInstanceOf(Effect.Proven.class, effect(then -> levers.restart(List.of("n1"), then)));
        assertEquals(
                new Effect.Proven("n2 -> n1 silent; 5 paths open"), effect(then -> levers.cut(deaf("n1", "n2"), then)));
        effect(levers::mend);
    }

    @Test
    void aPausedNodeIsSilentUntilItIsResumed() {
        assertEquals(
                new Effect.Proven("n2 paused, silent for 200 ms, n3 paused, silent for 200 ms"),
                effect(then -> levers.pause(List.of("n2", "n3"), then)));
        assertInstanceOf(Effect.Proven.class, effect(then -> levers.resume(List.of("n2", "n3"), then)));
    }

    @Test
    void aPausedNodeCanBeKilled() {
        effect(then -> levers.pause(List.of("n3"), then));
        assertEquals(new Effect.Proven("n3 exited (137)"), effect(then -> levers.kill(List.of("n3"), then)));
        assertInstanceOf(Effect.Proven.class, effect(then -> levers.restart(List.of("n3"), then)));
    }

    @Test
    void aLeverWithoutEffectSaysSo() {
        assertInstanceOf(Effect.Ineffective.class, effect(then -> levers.resume(List.of("n1"), then)));
        assertEquals(new Effect.Ineffective("n9 not started"), effect(then -> levers.kill(List.of("n9"), then)));
    }

    @Test
    void whatTheSystemSaysCannotBeDoneToItIsNotTried() {
        assertEquals(
                new Effect.Impossible("its clock is the machine's"),
                effect(then -> levers.skew(List.of("n1"), 100, then)));
    }

    private static Grudge deaf(String listener, String... speakers) {
        TreeMap<String, java.util.SortedSet<String>> deaf = new TreeMap<>();
        deaf.put(listener, new TreeSet<>(List.of(speakers)));
        return new Grudge(deaf);
    }

    private static Effect effect(Consumer<Consumer<Effect>> lever) {
        AtomicReference<Effect> seen = new AtomicReference<>();
        lever.accept(seen::set);
        TIMELINE.run(() -> seen.get() != null);
        return seen.get();
    }
}
