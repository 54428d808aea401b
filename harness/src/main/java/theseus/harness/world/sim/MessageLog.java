package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.histories.Literal;
import theseus.node.message.Message;
import theseus.node.topology.Topology;

/// The messages that were sent in a window of time, each with what became of it.
public final class MessageLog {
    static final String DELIVERED = "delivered";
    private static final String CLIENT = "client";
    private static final int MOST = 20_000;
    private static final int TEXT = 160;

    /// One message on its way.
    ///
    /// @param endedNanos when it arrived or was lost; -1 while it was under way
    /// @param from the sender, `client` for a client
    /// @param kind what it is, in a word or two
    /// @param key the key it is about; null for none
    /// @param fate `delivered`, `under way`, or why it was lost
    public record Passing(
            long sentNanos,
            long endedNanos,
            String from,
            String to,
            String kind,
            String key,
            String text,
            String fate) {}

    private record Letter(String from, String to, Message message) {}

    private final long fromNanos;
    private final long toNanos;
    private final List<Passing> passings = new ArrayList<>();
    /// By link and content, in the order of sending: two that are alike are told apart by nobody.
    private final Map<Letter, List<Integer>> open = new LinkedHashMap<>();
    /// By sender and round, the key that a question was about: an answer names only the round.
    private final Map<String, String> asked = new TreeMap<>();

    MessageLog(long fromNanos, long toNanos) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
    }

    List<Passing> passings() {
        return Collections.unmodifiableList(passings);
    }

    void sent(long nanos, String from, String to, Message message) {
        if (!wanted(nanos)) return;
        open.computeIfAbsent(new Letter(from, to, message), _ -> new ArrayList<>())
                .add(passings.size());
        passings.add(
                new Passing(nanos, -1, from, to, kind(message), key(from, to, message), text(message), "under way"));
    }

    void ended(long nanos, String from, String to, Message message, String fate) {
        List<Integer> alike = open.get(new Letter(from, to, message));
        if (alike == null) return;
        for (int number : alike) {
            if (passings.get(number).endedNanos() >= 0) continue;
            passings.set(number, ended(passings.get(number), nanos, fate));
            return;
        }
        if (passings.size() < MOST) passings.add(ended(passings.get(alike.getLast()), nanos, fate + ", a second time"));
    }

    private static Passing ended(Passing p, long nanos, String fate) {
        return new Passing(p.sentNanos(), nanos, p.from(), p.to(), p.kind(), p.key(), p.text(), fate);
    }

    /// A client's call is there as soon as it is told of; the links of clients are not the nemesis' to cut.
    void called(long nanos, String node, Call call) {
        if (!wanted(nanos)) return;
        String text = call.f() + " " + Literal.of(call.key()) + " at " + call.level();
        passings.add(new Passing(nanos, nanos, CLIENT, node, call.f(), call.key(), text, DELIVERED));
    }

    void replied(long nanos, String node, Call call, Reply reply) {
        if (!wanted(nanos)) return;
        String text = switch (reply) {
            case Reply.Ok ok -> ok.value() == null ? "ok" : "ok, " + Literal.of(ok.value());
            case Reply.Failed failed -> "failed: " + Literal.of(failed.error());
            case Reply.Unknown unknown -> "unknown: " + Literal.of(unknown.error());
        };
        passings.add(new Passing(nanos, nanos, node, CLIENT, "answer", call.key(), text, DELIVERED));
    }

    private boolean wanted(long nanos) {
        return nanos >= fromNanos && nanos <= toNanos && passings.size() < MOST;
    }

    private String key(String from, String to, Message message) {
        return switch (message) {
            case Message.ReadAsked read -> asks(from, read.round(), read.key().name());
            case Message.PutAsked put -> asks(from, put.round(), put.key().name());
            case Message.ReadTold told -> asked.get(to + " " + told.round());
            case Message.PutDone done -> asked.get(to + " " + done.round());
            case Message.StaleEpoch stale -> asked.get(to + " " + stale.round());
            case Message.NotOwner not -> asked.get(to + " " + not.round());
            case Message.TooOld old -> asked.get(to + " " + old.round());
            default -> null;
        };
    }

    private String asks(String from, long round, String key) {
        asked.put(from + " " + round, key);
        return key;
    }

    /// `PutAsked` as "put asked".
    private static String kind(Message message) {
        return message.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(Message message) {
        return switch (message) {
            case Message.StaleEpoch stale -> "its fence is at " + stale.fence() + "; " + words(stale.known());
            case Message.NotOwner not -> words(not.known());
            case Message.TopologyTold told -> words(told.topology());
            case Message.Registered registered -> words(registered.topology());
            case Message.AuthorityReadTold told -> words(told.topology());
            default -> cut(message.toString());
        };
    }

    private static String words(Topology topology) {
        return topology == null
                ? "no topology"
                : "epoch " + topology.epoch() + ", " + topology.phase().label();
    }

    private static String cut(String text) {
        return Literal.line(text.length() <= TEXT ? text : text.substring(0, TEXT) + "…");
    }
}
