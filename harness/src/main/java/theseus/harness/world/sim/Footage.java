package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.node.environment.Observation;
import theseus.node.message.Message;
import theseus.node.topology.Topology;

/// What a report shows of the inside of a simulated run: the messages of a window, and over the whole run what each
/// replica stored, which topology it knew, when it was up, and how far its clock was off.
public final class Footage implements Trace {
    private static final long CLOCK_EVERY_NANOS = 20_000_000;
    private static final int HOLDINGS_MAX = 200_000;

    /// The replica's durable record became this one.
    ///
    /// @param version null where it deleted what it held
    /// @param value null for a tombstone
    /// @param cause what made it so, in words
    public record Holding(long nanos, String node, String key, String version, String value, String cause) {}

    /// The node learned of a topology.
    public record Knowing(long nanos, String node, long epoch, String phase) {}

    /// The node was killed, restarted, paused, resumed, or its clock was set.
    public record Turn(long nanos, String node, String what) {}

    /// The node's wall clock was so far ahead of the run's time.
    public record Ahead(long nanos, String node, long micros) {}

    private final MessageLog messages;
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Knowing> knowings = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<Ahead> clocks = new ArrayList<>();
    private final SortedMap<String, Long> clockAsked = new TreeMap<>();

    /// Keeps the messages that were sent between the two times.
    public Footage(long fromNanos, long toNanos) {
        messages = new MessageLog(fromNanos, toNanos);
    }

    /// The messages of the window, in the order in which they were sent.
    public List<MessageLog.Passing> messages() {
        return messages.passings();
    }

    public List<Holding> holdings() {
        return Collections.unmodifiableList(holdings);
    }

    /// Whether `holdings` has everything: a very long run stores more than is kept.
    public boolean whole() {
        return holdings.size() < HOLDINGS_MAX;
    }

    public List<Knowing> knowings() {
        return Collections.unmodifiableList(knowings);
    }

    public List<Turn> turns() {
        return Collections.unmodifiableList(turns);
    }

    public List<Ahead> clocks() {
        return Collections.unmodifiableList(clocks);
    }

    @Override
    public void sent(long nanos, String from, String to, Message message) {
        messages.sent(nanos, from, to, message);
    }

    @Override
    public void delivered(long nanos, String from, String to, Message message) {
        messages.ended(nanos, from, to, message, MessageLog.DELIVERED);
    }

    @Override
    public void dropped(long nanos, String from, String to, Message message, String why) {
        messages.ended(nanos, from, to, message, why);
    }

    @Override
    public void called(long nanos, String node, Call call) {
        messages.called(nanos, node, call);
    }

    @Override
    public void replied(long nanos, String node, Call call, Reply reply) {
        messages.replied(nanos, node, call, reply);
    }

    @Override
    public void observed(long nanos, String node, Observation what, long aheadMicros) {
        clock(nanos, node, aheadMicros);
        switch (what) {
            case Observation.Stored stored ->
                held(new Holding(
                        nanos,
                        node,
                        stored.key().name(),
                        stored.version().toString(),
                        stored.value(),
                        words(stored.cause())));
            case Observation.Forgot forgot ->
                held(new Holding(nanos, node, forgot.key().name(), null, null, "deleted as no owner"));
            case Observation.TopologyLearned(Topology topology) ->
                knowings.add(new Knowing(
                        nanos, node, topology.epoch(), topology.phase().label().name()));
            default -> {}
        }
    }

    @Override
    public void node(long nanos, String node, String what) {
        turns.add(new Turn(nanos, node, what));
    }

    private void held(Holding holding) {
        if (holdings.size() < HOLDINGS_MAX) holdings.add(holding);
    }

    private void clock(long nanos, String node, long aheadMicros) {
        if (nanos - clockAsked.getOrDefault(node, -CLOCK_EVERY_NANOS) < CLOCK_EVERY_NANOS) return;
        clockAsked.put(node, nanos);
        clocks.add(new Ahead(nanos, node, aheadMicros));
    }

    private static String words(Observation.Cause cause) {
        return switch (cause) {
            case CLIENT -> "a client's write";
            case WRITE_BACK -> "a read's write-back";
            case COPY -> "the data copy";
            case VERIFY_PULL -> "pulled in verify";
            case SWEEP -> "a leaver's sweep";
            case HINT -> "a hint handed on";
            case COLLECTION -> "the collection of tombstones";
        };
    }
}
