package theseus.harness.world.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.nemesis.lever.Effect;

/// Sends messages over one link to see what it does to messages. Both ends are on one machine, so their clocks agree.
final class LinkTrial {
    /// A busy machine alone makes messages late, but not the soonest of several.
    private static final int FEW = 8;

    private static final int MANY = 60;
    private static final int MOST = 2_000;
    private static final long GRACE_MILLIS = 1_500;
    private static final long QUIET_MILLIS = 400;
    private static final long SOON_MILLIS = 100;
    /// What the node counts for a message without content.
    private static final long BYTES_EACH = 100;

    private static final long OVER_LIMIT_MILLIS = 10_000;
    private static final long FELT_LIMIT_MILLIS = 2_000;

    private final NodeProbe probe;
    private final Grudge.Link link;
    private final int fault;
    private final Map<Long, Long> sentMicros = new LinkedHashMap<>();
    private final List<Long> came = new ArrayList<>();
    private final List<Long> lateMicros = new ArrayList<>();

    LinkTrial(NodeProbe probe, Grudge.Link link, int fault) {
        this.probe = probe;
        this.link = link;
        this.fault = fault;
    }

    /// Whether messages are treated so.
    Effect shows(Impairment how) {
        return switch (how) {
            case Impairment.Slow(long delay, long jitter) -> {
                send(FEW, FEW, delay + jitter);
                yield came.isEmpty() ? nothingCame() : effect(soonestMillis() >= delay - jitter, soonest());
            }
            case Impairment.Lossy(int percent) -> {
                int sent = Math.min(MOST, Math.max(MANY, 600 / percent));
                send(sent, sent, 0);
                int lost = sent - new TreeSet<>(came).size();
                yield came.isEmpty() ? nothingCame() : effect(lost > 0, lost + " of " + sent + " lost");
            }
            case Impairment.Doubling _ -> {
                send(MANY, MANY + 1, 0);
                int doubled = came.size() - new TreeSet<>(came).size();
                yield came.isEmpty() ? nothingCame() : effect(doubled > 0, doubled + " of " + MANY + " doubled");
            }
            case Impairment.Shuffling(var _, long by) -> {
                send(MANY, MANY, by);
                yield came.isEmpty() ? nothingCame() : effect(overtaken() > 0, overtaken() + " overtaken");
            }
            case Impairment.Narrow(long bytesPerSecond) -> narrow(bytesPerSecond);
            case Impairment.Holding holding -> holding.messages().isEmpty() ? stuck() : felt();
        };
    }

    /// Whether messages pass again as over any link. A busy machine or a paused listener makes them late, too, so it is
    /// tried again for a while.
    Effect isOver(Impairment how) {
        long delay = how instanceof Impairment.Slow(long millis, long jitter) ? millis - jitter : 0;
        boolean soon = Grip.await(OVER_LIMIT_MILLIS, () -> {
            sentMicros.clear();
            send(FEW, FEW, 0);
            return !came.isEmpty() && soonestMillis() < Math.max(SOON_MILLIS, delay);
        });
        if (soon) return new Effect.Proven(named(soonest()));
        return came.isEmpty()
                ? nothingCame()
                : new Effect.Missed(named(soonest() + "; the machine is busy, or a fault is left"));
    }

    /// Whether the speaker sent anything when it was asked to.
    boolean heard() {
        return !sentMicros.isEmpty();
    }

    private Effect narrow(long bytesPerSecond) {
        int count = Math.clamp(bytesPerSecond * 3 / 10 / BYTES_EACH, FEW, MOST);
        long takesMillis = count * BYTES_EACH * 1000 / bytesPerSecond;
        send(count, count, takesMillis);
        if (came.isEmpty()) return nothingCame();
        long latest = lateMicros.stream().mapToLong(Long::longValue).max().orElse(0) / 1000;
        return effect(latest >= takesMillis * 7 / 10, count + " messages took " + latest + " ms");
    }

    private Effect stuck() {
        send(FEW, 1, QUIET_MILLIS - GRACE_MILLIS);
        long stuck = feltTimes();
        // Nothing comes over a cut link either, or from a node that is down: the speaker must say that it keeps some.
        return came.isEmpty() && stuck == 0
                ? new Effect.Missed(named("nothing came by"))
                : effect(came.isEmpty(), stuck + " kept, " + came.size() + " of " + FEW + " got through");
    }

    /// The node says how many it holds: what a trial sends is not of that sort.
    private Effect felt() {
        long[] times = new long[1];
        boolean some = Grip.await(FELT_LIMIT_MILLIS, () -> {
            times[0] = feltTimes();
            return times[0] > 0;
        });
        return some
                ? new Effect.Proven(named(times[0] + " held"))
                : new Effect.Missed(named("no such message came by"));
    }

    private long feltTimes() {
        return probe.lever("GET", link.from(), null, "links", link.to())
                .map(view -> view.path("felt").path(Integer.toString(fault)).asLong())
                .orElse(0L);
    }

    /// Sends so many, and waits until as many as wanted have come, or no more do.
    private void send(int count, int wanted, long takesMillis) {
        probe.lever(
                        "POST",
                        link.from(),
                        JsonNodeFactory.instance.objectNode().put("count", count),
                        "links",
                        link.to(),
                        "trials")
                .ifPresent(answer -> answer.path("sent")
                        .forEach(each -> sentMicros.put(
                                each.get("serial").asLong(), each.get("micros").asLong())));
        if (!heard()) return;
        long[] since = {System.nanoTime()};
        Grip.await(takesMillis + GRACE_MILLIS, () -> {
            int before = came.size();
            if (!look()) return true;
            if (came.size() > before) since[0] = System.nanoTime();
            return came.size() >= wanted || !came.isEmpty() && System.nanoTime() - since[0] > quietNanos(takesMillis);
        });
    }

    /// After so long a silence nothing more comes.
    private static long quietNanos(long takesMillis) {
        return TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS + Math.max(0, takesMillis));
    }

    /// Says whether the listener answers at all.
    private boolean look() {
        came.clear();
        lateMicros.clear();
        Optional<JsonNode> answer =
                probe.lever("GET", link.to(), null, "trials", link.from(), "since", Long.toString(firstMicros()));
        for (JsonNode each : answer.map(told -> told.path("came")).orElse(JsonNodeFactory.instance.arrayNode())) {
            Long sent = sentMicros.get(each.get("serial").asLong());
            if (sent == null) continue;
            came.add(each.get("serial").asLong());
            lateMicros.add(each.get("micros").asLong() - sent);
        }
        return answer.isPresent();
    }

    private long firstMicros() {
        return sentMicros.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    private long soonestMillis() {
        return TimeUnit.MICROSECONDS.toMillis(
                lateMicros.stream().mapToLong(Long::longValue).min().orElse(0));
    }

    private String soonest() {
        return "soonest of %d after %d ms".formatted(came.size(), soonestMillis());
    }

    private int overtaken() {
        int count = 0;
        for (int i = 1; i < came.size(); i++) if (came.get(i) < came.get(i - 1)) count++;
        return count;
    }

    /// The link is cut besides, or one of its ends is down.
    private Effect nothingCame() {
        return new Effect.Missed(named("nothing came through"));
    }

    private Effect effect(boolean holds, String seen) {
        return holds ? new Effect.Proven(named(seen)) : new Effect.Ineffective(named(seen));
    }

    private String named(String words) {
        return link.from() + " -> " + link.to() + ": " + words;
    }
}
