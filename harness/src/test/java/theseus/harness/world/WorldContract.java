package theseus.harness.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import theseus.harness.system.Call;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.View;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.Remains;
import theseus.nemesis.lever.Effect;

/// What every world does alike. Each kind of world runs this class as its own.
public abstract class WorldContract {
    private static final long LIMIT_NANOS = 60_000_000_000L;

    protected World world;

    /// A world in which nothing goes wrong by itself.
    protected abstract World build(Scene scene);

    @BeforeEach
    void startThreeNodesWithATenant() {
        world = build(new Scene(7, List.of("n1", "n2", "n3"), List.of("n4"), 8, new TreeSet<>(), 50, 100));
        assertEquals(Optional.empty(), refusal(then -> world.cluster().createTenant("acme", 3, then)));
    }

    @AfterEach
    void leaveNothingBehind() {
        world.close();
    }

    @Test
    void theFirstNodesAreUpAndServeEachOthersWrites() {
        assertEquals(List.of("n1", "n2", "n3"), world.cluster().nodes());
        ok("n1", write("k", "v"));
        Reply.Ok read = ok("n3", read("k"));
        assertEquals("v", read.value());
        assertEquals("n3", read.provenance().node());
        assertEquals("STEADY", read.provenance().phase());
    }

    @Test
    void aCutLinkDropsWhatGoesThatWayAndNothingElseUntilMended() {
        Effect cut = lever(then -> world.levers().cut(deaf("n3", "n1"), then));
        assertInstanceOf(Effect.Proven.class, cut, cut.toString());
        assertFalse(call("n1", atAll(write("k", "one")))
                .filter(Reply.Ok.class::isInstance)
                .isPresent());
        ok("n2", atAll(write("k", "two")));
        ok("n1", write("k", "three"));
        Effect mend = lever(then -> world.levers().mend(then));
        assertInstanceOf(Effect.Proven.class, mend, mend.toString());
        ok("n1", atAll(write("k", "four")));
    }

    @Test
    void aKilledNodeKeepsWhatItAcknowledged() {
        ok("n1", atAll(write("k", "v")));
        Effect kill = lever(then -> world.levers().kill(List.of("n2"), then));
        assertInstanceOf(Effect.Proven.class, kill, kill.toString());
        assertTrue(recordsOf("n2").isEmpty());
        assertFalse(call("n2", read("k")).filter(Reply.Ok.class::isInstance).isPresent());
        Effect restart = lever(then -> world.levers().restart(List.of("n2"), then));
        assertInstanceOf(Effect.Proven.class, restart, restart.toString());
        assertEquals(
                List.of("k=v"),
                recordsOf("n2").orElseThrow().stream()
                        .map(r -> r.key() + "=" + r.value())
                        .toList());
    }

    @Test
    void aPausedNodeAnswersLateAndNotWrongly() {
        ok("n1", write("k", "old"));
        Effect pause = lever(then -> world.levers().pause(List.of("n2"), then));
        assertInstanceOf(Effect.Proven.class, pause, pause.toString());
        AtomicReference<Reply> reply = new AtomicReference<>();
        world.cluster().call("n2", read("k"), reply::set);
        ok("n1", write("k", "new"));
        pass(500);
        assertNull(reply.get());
        Effect resume = lever(then -> world.levers().resume(List.of("n2"), then));
        assertInstanceOf(Effect.Proven.class, resume, resume.toString());
        Optional<Reply> late = awaitSet(reply);
        assertEquals("new", assertInstanceOf(Reply.Ok.class, late.orElseThrow()).value());
    }

    @Test
    void aSkewedClockIsSeenByThatNodeAlone() {
        Effect skew = lever(then -> world.levers().skew(List.of("n1"), 3_600_000, then));
        assertInstanceOf(Effect.Proven.class, skew, skew.toString());
        long ahead = clockOf(ok("n1", write("a", "1"))) - clockOf(ok("n2", write("b", "2")));
        assertEquals(3600.0, ahead / 1e6, 30.0);
        lever(then -> world.levers().skew(List.of("n1"), 0, then));
        long after = clockOf(ok("n1", write("c", "3"))) - clockOf(ok("n2", write("d", "4")));
        assertEquals(0.0, after / 1e6, 30.0);
    }

    @Test
    void aSlowLinkMakesMessagesLateThatWayUntilItIsRelieved() {
        proven(then -> world.levers().impair(1, deaf("n2", "n1"), new Impairment.Slow(400, 0), then));
        assertTrue(nanosOf("n1", write("k", "one")) >= 400_000_000, "n2 heard n1 too soon");
        proven(then -> world.levers().relieve(1, then));
        ok("n1", atAll(write("k", "two")));
    }

    @Test
    void aLinkThatHoldsPutsLetsThemGoWhenRelieved() {
        AtomicReference<Effect> held = new AtomicReference<>();
        world.levers().impair(2, deaf("n3", "n1"), new Impairment.Holding(List.of("put-asked")), held::set);
        // Else the only put may come by before the lever is pulled.
        pass(1_000);
        AtomicReference<Reply> reply = new AtomicReference<>();
        world.cluster().call("n1", atAll(write("k", "v")), reply::set);
        until(() -> held.get() != null);
        assertInstanceOf(Effect.Proven.class, held.get(), held.get().toString());
        assertNull(reply.get());
        proven(then -> world.levers().relieve(2, then));
        ok("n1", atAll(write("k", "w")));
    }

    @Test
    void aNodeHeldUpBetweenCheckAndApplyAcknowledgesOnlyWhenLetGo() {
        ok("n1", write("k", "before"));
        AtomicReference<Effect> reached = new AtomicReference<>();
        world.levers().holdUp(List.of("n2"), "put-checked", reached::set);
        pass(300);
        AtomicReference<Reply> reply = new AtomicReference<>();
        world.cluster().call("n1", atAll(write("k", "after")), reply::set);
        until(() -> reached.get() != null);
        assertInstanceOf(Effect.Proven.class, reached.get(), reached.get().toString());
        assertFalse(reply.get() instanceof Reply.Ok, String.valueOf(reply.get()));
        proven(then -> world.levers().letGo(List.of("n2"), "put-checked", then));
        ok("n1", atAll(write("k", "later")));
    }

    @Test
    void aPowerLossKeepsWhatWasAcknowledged() {
        ok("n1", atAll(write("k", "v")));
        proven(then -> world.levers().losePower(List.of("n3"), Remains.NOTHING, then));
        proven(then -> world.levers().restart(List.of("n3"), then));
        assertEquals(List.of("k=v"), keysOf("n3"));
    }

    @Test
    void aNodeRefusesToStartOnAFlippedBitAndKeepsItsDataOnceItIsPutRight() {
        ok("n1", atAll(write("k", "v")));
        proven(then -> world.levers().flipBit(List.of("n3"), then));
        assertFalse(call("n3", read("k")).filter(Reply.Ok.class::isInstance).isPresent());
        proven(then -> world.levers().flipBack(List.of("n3"), then));
        assertEquals(List.of("k=v"), keysOf("n3"));
    }

    @Test
    void aNodeWhoseDiskIsFullAcknowledgesNothingUntilThereIsRoomAgain() {
        ok("n1", atAll(write("k", "v")));
        AtomicReference<Effect> full = new AtomicReference<>();
        world.levers().fillDisk(List.of("n3"), full::set);
        pass(300);
        assertFalse(call("n1", atAll(write("k", "w")))
                .filter(Reply.Ok.class::isInstance)
                .isPresent());
        until(() -> full.get() != null);
        assertInstanceOf(Effect.Proven.class, full.get(), full.get().toString());
        proven(then -> world.levers().emptyDisk(List.of("n3"), then));
        ok("n1", atAll(write("k", "x")));
    }

    @Test
    void aNodeThatIsAskedToStopEndsAndComesBackWithAll() {
        ok("n1", atAll(write("k", "v")));
        proven(then -> world.levers().stop(List.of("n2"), then));
        assertTrue(recordsOf("n2").isEmpty());
        proven(then -> world.levers().restart(List.of("n2"), then));
        assertEquals(List.of("k=v"), keysOf("n2"));
    }

    @Test
    void aLeverThatHitsNobodyIsNotProven() {
        Effect effect = lever(then -> world.levers().kill(List.of(), then));
        assertInstanceOf(Effect.Ineffective.class, effect, effect.toString());
    }

    @Test
    void aJoinPassesEveryPhaseInOrderAndKeepsTheData() {
        List<View> views = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 20; i++) keys.add("k" + i);
        world.cluster().watch("acme", keys, views::add);
        for (String key : keys) ok("n1", write(key, "of " + key));
        assertEquals(Optional.empty(), refusal(then -> world.cluster().startNode("n4", then)));
        views.clear();
        assertEquals(Optional.empty(), refusal(then -> world.cluster().move(new Move.Join("n4"), "one", false, then)));
        until(() -> !views.isEmpty() && views.getLast().phase().equals("STEADY"));
        assertEquals(
                List.of("PREPARE", "DUAL_WRITE", "DATA_COPY", "VERIFY", "CUTOVER", "CLEANUP", "STEADY"),
                views.stream().map(View::phase).toList());
        assertEquals(List.of("n1", "n2", "n3", "n4"), views.getLast().members());
        assertEquals("n4", views.getFirst().joiner());
        for (String key : keys) assertEquals("of " + key, ok("n4", read(key)).value());
        assertEachKeyIsWithItsOwnersAlone(views.getLast());
        assertEquals(List.of(), world.breaches());
    }

    @Test
    void aLostMemberIsReplacedAndThenMissingNowhere() {
        List<View> views = new ArrayList<>();
        world.cluster().watch("acme", List.of("k1", "k2"), views::add);
        ok("n1", write("k1", "kept"));
        assertEquals(Optional.empty(), refusal(then -> world.cluster().startNode("n4", then)));
        assertEquals(Optional.empty(), refusal(then -> world.cluster().lose("n3", then)));
        assertEquals(List.of("n1", "n2", "n4"), world.cluster().nodes());
        Move move = new Move.Replace("n3", "n4");
        assertEquals(Optional.empty(), refusal(then -> world.cluster().move(move, "one", false, then)));
        until(() -> views.getLast().members().contains("n4"));
        assertEquals(move, views.getLast().move());
        until(() -> views.getLast().steady());
        assertEquals(List.of("n1", "n2", "n4"), views.getLast().members());
        assertEquals("kept", ok("n4", atAll(read("k1"))).value());
    }

    @Test
    void aHaltedMigrationStandsStillUntilItMayGoOn() {
        List<View> views = new ArrayList<>();
        world.cluster().watch("acme", List.of("k1"), views::add);
        assertEquals(Optional.empty(), refusal(then -> world.cluster().startNode("n4", then)));
        assertEquals(Optional.empty(), refusal(then -> world.cluster().move(new Move.Join("n4"), "one", false, then)));
        assertEquals(Optional.empty(), refusal(then -> world.cluster().halt(true, then)));
        until(() -> views.getLast().paused());
        String phase = views.getLast().phase();
        pass(2_000);
        assertEquals(phase, views.getLast().phase());
        assertEquals(Optional.empty(), refusal(then -> world.cluster().halt(false, then)));
        until(() -> views.getLast().members().contains("n4") && views.getLast().steady());
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        Optional<String> twice = refusal(then -> world.cluster().move(new Move.Join("n1"), "two", false, then));
        assertTrue(twice.orElse("").contains("n1"), twice.toString());
    }

    private void assertEachKeyIsWithItsOwnersAlone(View view) {
        TreeMap<String, List<String>> holders = new TreeMap<>();
        for (String node : view.members())
            for (ReplicaRecord record : recordsOf(node).orElseThrow())
                holders.computeIfAbsent(record.key(), _ -> new ArrayList<>()).add(node);
        view.owners()
                .forEach((key, owners) -> assertEquals(owners.stream().sorted().toList(), holders.get(key), key));
    }

    private static Call write(String key, String value) {
        return new Call("write", "acme", key, value, "QUORUM", null);
    }

    private static Call read(String key) {
        return new Call("read", "acme", key, null, "QUORUM", null);
    }

    private static Call atAll(Call call) {
        return new Call(call.f(), call.tenant(), call.key(), call.value(), "ALL", null);
    }

    private static Grudge deaf(String listener, String speaker) {
        TreeMap<String, SortedSet<String>> deafTo = new TreeMap<>();
        deafTo.put(listener, new TreeSet<>(List.of(speaker)));
        return new Grudge(deafTo);
    }

    private static long clockOf(Reply.Ok reply) {
        return Long.parseLong(reply.provenance().version().split("\\.")[0], 16);
    }

    /// Calls until it succeeds: a busy machine may time out, and what is refused may be tried again.
    private Reply.Ok ok(String node, Call call) {
        Optional<Reply> last = Optional.empty();
        for (int attempt = 0; attempt < 5; attempt++) {
            last = call(node, call);
            if (last.isPresent() && last.get() instanceof Reply.Ok ok) return ok;
        }
        throw new AssertionError(call + " at " + node + ": " + last);
    }

    private Optional<Reply> call(String node, Call call) {
        return await(then -> world.cluster().call(node, call, then));
    }

    private Optional<List<ReplicaRecord>> recordsOf(String node) {
        return await((Consumer<Optional<List<ReplicaRecord>>> then) ->
                        world.cluster().records(node, then))
                .orElseThrow();
    }

    /// Why the cluster refused; empty when it did what was asked.
    private Optional<String> refusal(Consumer<Consumer<Optional<String>>> ask) {
        return await(ask).orElseThrow();
    }

    private List<String> keysOf(String node) {
        return recordsOf(node).orElseThrow().stream()
                .map(r -> r.key() + "=" + r.value())
                .toList();
    }

    /// How long the call takes at every replica, in the world's time.
    private long nanosOf(String node, Call call) {
        long began = world.timeline().nanos();
        ok(node, atAll(call));
        return world.timeline().nanos() - began;
    }

    private void proven(Consumer<Consumer<Effect>> pull) {
        Effect effect = lever(pull);
        assertInstanceOf(Effect.Proven.class, effect, effect.toString());
    }

    private Effect lever(Consumer<Consumer<Effect>> pull) {
        return await(pull).orElseThrow();
    }

    /// Lets time pass until the answer comes; empty if it does not.
    private <T> Optional<T> await(Consumer<Consumer<T>> ask) {
        AtomicReference<T> answer = new AtomicReference<>();
        ask.accept(answer::set);
        return awaitSet(answer);
    }

    private <T> Optional<T> awaitSet(AtomicReference<T> answer) {
        until(() -> answer.get() != null);
        return Optional.ofNullable(answer.get());
    }

    private void pass(long millis) {
        boolean[] passed = new boolean[1];
        world.timeline().after(millis * 1_000_000, () -> passed[0] = true);
        world.run(() -> passed[0]);
    }

    private void until(java.util.function.BooleanSupplier holds) {
        boolean[] late = new boolean[1];
        world.timeline().after(LIMIT_NANOS, () -> late[0] = true);
        world.run(() -> late[0] || holds.getAsBoolean());
    }
}
