package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.nemesis.Grudge;
import theseus.nemesis.Impairment;
import theseus.node.message.Batch;
import theseus.node.message.Message;
import theseus.node.message.MessageCodec;
import theseus.node.ring.NodeId;

/// What the nemesis has done to links that are not cut, and how many messages felt it.
final class Ailments {
    private static final long MILLIS = 1_000_000;
    private static final ClassValue<String> LABELS = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    };

    private final Choices choices;
    private final SortedMap<Integer, Ailment> byFault = new TreeMap<>();

    private static final class Ailment {
        private final Grudge links;
        private final Impairment how;
        private final SortedMap<String, Long> freeAt = new TreeMap<>();
        private final List<Runnable> held = new ArrayList<>();
        private long felt;

        Ailment(Grudge links, Impairment how) {
            this.links = links;
            this.how = how;
        }
    }

    Ailments(Choices choices) {
        this.choices = choices;
    }

    boolean isEmpty() {
        return byFault.isEmpty();
    }

    void add(int fault, Grudge links, Impairment how) {
        byFault.put(fault, new Ailment(links, how));
    }

    boolean has(int fault) {
        return byFault.containsKey(fault);
    }

    /// How many messages have felt it so far.
    long felt(int fault) {
        Ailment ailment = byFault.get(fault);
        return ailment == null ? 0 : ailment.felt;
    }

    /// Ends it, and gives out what it held, in the order in which that was sent.
    List<Runnable> remove(int fault) {
        Ailment ailment = byFault.remove(fault);
        return ailment == null ? List.of() : ailment.held;
    }

    /// Whether the message waits; `onward` then sends it.
    boolean holds(Machine from, Machine to, Message message, Runnable onward) {
        for (Ailment ailment : on(from, to)) {
            if (!(ailment.how instanceof Impairment.Holding holding)) continue;
            if (!holding.holds(LABELS.get(message.getClass()))) continue;
            ailment.felt++;
            ailment.held.add(onward);
            return true;
        }
        return false;
    }

    /// Whether a message that sets out now is lost.
    boolean loses(Machine from, Machine to) {
        for (Ailment ailment : on(from, to))
            if (ailment.how instanceof Impairment.Lossy(int percent) && hits(ailment, "loses", from, to, percent))
                return true;
        return false;
    }

    /// Whether it comes twice.
    boolean doubles(Machine from, Machine to) {
        for (Ailment ailment : on(from, to))
            if (ailment.how instanceof Impairment.Doubling(int percent) && hits(ailment, "doubles", from, to, percent))
                return true;
        return false;
    }

    /// How much later it comes, in order with the others.
    long lateNanos(Machine from, Machine to) {
        long late = 0;
        for (Ailment ailment : on(from, to)) {
            if (!(ailment.how instanceof Impairment.Slow(long delay, long jitter))) continue;
            ailment.felt++;
            late += MILLIS * (delay + drawn("is late", from, to, 2 * jitter) - jitter);
        }
        return Math.max(0, late);
    }

    /// How much longer it then waits for its turn on narrow links. They keep the order, but nobody waits for those
    /// who still queue there when a link is wide again.
    ///
    /// @param arrival when it would arrive otherwise
    long queuedNanos(Machine from, Machine to, Message message, long arrival) {
        long queued = 0;
        for (Ailment ailment : on(from, to)) {
            if (!(ailment.how instanceof Impairment.Narrow(long bytesPerSecond))) continue;
            ailment.felt++;
            queued += queueNanos(ailment, from, to, message, bytesPerSecond, arrival + queued);
        }
        return queued;
    }

    /// How much later still it comes, overtaken by others.
    long overtakenNanos(Machine from, Machine to) {
        long late = 0;
        for (Ailment ailment : on(from, to))
            if (ailment.how instanceof Impairment.Shuffling(int percent, long by))
                if (hits(ailment, "shuffles", from, to, percent)) late += MILLIS * drawn("shuffles by", from, to, by);
        return late;
    }

    private List<Ailment> on(Machine from, Machine to) {
        if (byFault.isEmpty()) return List.of();
        List<Ailment> found = new ArrayList<>();
        for (Ailment ailment : byFault.values()) if (!ailment.links.hears(to.name(), from.name())) found.add(ailment);
        return found;
    }

    private boolean hits(Ailment ailment, String what, Machine from, Machine to, int percent) {
        String about = from + ">" + to + " nemesis " + what;
        boolean hit = choices.make(new Named(about, 0, chance -> chance.below(100) < percent ? 1 : 0)) == 1;
        if (hit) ailment.felt++;
        return hit;
    }

    private long drawn(String what, Machine from, Machine to, long most) {
        return choices.make(new Named(from + ">" + to + " nemesis " + what, 0, chance -> chance.below(most + 1)));
    }

    private static long queueNanos(
            Ailment ailment, Machine from, Machine to, Message message, long bytesPerSecond, long now) {
        long takes = bytes(from.id(), message) * 1_000_000_000L / bytesPerSecond;
        long begins = Math.max(now, ailment.freeAt.getOrDefault(from + ">" + to, 0L));
        ailment.freeAt.put(from + ">" + to, begins + takes);
        return begins + takes - now;
    }

    private static long bytes(NodeId from, Message message) {
        return MessageCodec.write(new Batch("theseus", from, "", List.of(message))).length;
    }
}
