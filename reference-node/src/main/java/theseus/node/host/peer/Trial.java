package theseus.node.host.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.host.machine.WallClock;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// Messages that are sent to see what a link does to messages. They pass through everything that others pass through,
/// and say nothing: they ask for a topology newer than any.
public final class Trial {
    private static final long SERIALS_MAX = 1_000_000_000;
    private static final int KEPT_MAX = 20_000;

    private final SortedMap<NodeId, List<Arrival>> arrivals = new TreeMap<>();
    /// Another beginning in each life: listeners remember what the one before has sent.
    private long serials = WallClock.machineMicros() % SERIALS_MAX;

    /// @param serial of the message
    /// @param micros when it came, by the machine's clock
    public record Arrival(long serial, long micros) {}

    /// The next messages to send, each with a serial number of its own.
    public synchronized List<Message> next(int count) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < count; i++)
            messages.add(new Message.TopologyAsked(Long.MAX_VALUE - ++serials % SERIALS_MAX));
        return messages;
    }

    /// Its serial number; -1 where the message is not one of these.
    public static long serial(Message message) {
        return message instanceof Message.TopologyAsked(long known) && known > Long.MAX_VALUE - SERIALS_MAX
                ? Long.MAX_VALUE - known
                : -1;
    }

    /// Takes note of those among the messages, and gives back the others.
    List<Message> sieve(NodeId from, List<Message> messages) {
        if (messages.stream().noneMatch(message -> serial(message) >= 0)) return messages;
        List<Message> others = new ArrayList<>();
        for (Message message : messages) {
            if (serial(message) >= 0) note(from, serial(message));
            else others.add(message);
        }
        return others;
    }

    private synchronized void note(NodeId from, long serial) {
        List<Arrival> seen = arrivals.computeIfAbsent(from, _ -> new ArrayList<>());
        if (seen.size() == KEPT_MAX) seen.clear();
        seen.add(new Arrival(serial, WallClock.machineMicros()));
    }

    /// What came from that node since then, by the machine's clock, in the order in which it came.
    public synchronized List<Arrival> from(NodeId node, long sinceMicros) {
        return arrivals.getOrDefault(node, List.of()).stream()
                .filter(arrival -> arrival.micros() >= sinceMicros)
                .toList();
    }
}
