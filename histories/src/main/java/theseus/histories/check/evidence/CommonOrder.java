package theseus.histories.check.evidence;

import static theseus.histories.check.evidence.Wording.full;
import static theseus.histories.check.evidence.Wording.name;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import theseus.histories.Operation;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Whether one order of a key's writes explains what all its sessions saw, though each of them could have seen that in
/// some order: one that keeps to time, in which no session goes back, and in which each sees its own writes or what
/// stands behind them.
///
/// Each demand is an edge from a write to a later one, and there is an order iff no edges form a circle (Kahn's
/// algorithm). That a write had taken effect before others began is many edges; a chain of the moments at which writes
/// began stands for them.
final class CommonOrder {
    private static final int NONE = -1;

    /// What a session demands: it saw `to` by `after`, and before that `from` by `before`, or wrote it.
    private record Demand(int from, int to, Operation before, Operation after) {}

    private final String key;
    /// Number 0 is what was there at the beginning, the others are by start.
    private final List<Written> writes = new ArrayList<>();
    private final Map<Written, Integer> numbers = new IdentityHashMap<>();
    /// By write: the first write that began after it had taken effect, for certain; -1 if there is none.
    private final int[] follower;
    private final List<Demand> demands = new ArrayList<>();

    CommonOrder(String key, KeyTrace trace) {
        this.key = key;
        writes.add(trace.beginning);
        writes.addAll(trace.writes);
        for (int i = 0; i < writes.size(); i++) numbers.put(writes.get(i), i);
        follower = new int[writes.size()];
        long[] starts = writes.stream().mapToLong(write -> write.start).toArray();
        for (int i = 0; i < follower.length; i++) {
            int at = writes.get(i).effect == Long.MAX_VALUE ? starts.length : after(starts, writes.get(i).effect);
            follower[i] = at < starts.length ? at : NONE;
        }
    }

    private static int after(long[] sorted, long time) {
        int low = 1;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] > time) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// Adds that a session saw `later` by `after`, when it had seen, or written, `earlier` by `before`.
    void demand(Written earlier, Operation before, Written later, Operation after) {
        if (earlier != later) demands.add(new Demand(numbers.get(earlier), numbers.get(later), before, after));
    }

    /// What no order explains, as soon as that was so; empty if there is one.
    Optional<Finding> finding() {
        demands.sort(Comparator.comparingLong(demand -> demand.after().finish()));
        if (!circular(demands.size())) return Optional.empty();
        int low = 1;
        int high = demands.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (circular(middle)) high = middle;
            else low = middle + 1;
        }
        return Optional.of(told(high));
    }

    /// The edges of the first `count` demands, and those of time. Places below `writes.size()` are writes, the others
    /// the
    /// moments at which they began.
    private final class Edges {
        private final int n = writes.size();
        private final int[] lastOf = new int[n];
        private final int[] before;

        Edges(int count) {
            before = new int[count];
            Arrays.fill(lastOf, NONE);
            for (int i = 0; i < count; i++) {
                before[i] = lastOf[demands.get(i).from()];
                lastOf[demands.get(i).from()] = i;
            }
        }

        void from(int place, IntConsumer then) {
            if (place >= n) {
                then.accept(place - n);
                if (place + 1 < 2 * n) then.accept(place + 1);
                return;
            }
            if (follower[place] != NONE) then.accept(n + follower[place]);
            for (int i = lastOf[place]; i != NONE; i = before[i])
                then.accept(demands.get(i).to());
        }

        int places() {
            return 2 * n;
        }
    }

    /// Whether the first `count` demands can not all be met.
    private boolean circular(int count) {
        Edges edges = new Edges(count);
        int[] owing = new int[edges.places()];
        for (int place = 0; place < owing.length; place++) edges.from(place, to -> owing[to]++);
        int[] free = new int[owing.length];
        int[] found = {0};
        for (int place = 0; place < owing.length; place++) if (owing[place] == 0) free[found[0]++] = place;
        for (int i = 0; i < found[0]; i++)
            edges.from(free[i], to -> {
                if (--owing[to] == 0) free[found[0]++] = to;
            });
        return found[0] < owing.length;
    }

    /// The shortest circle that the last of the first `count` demands closes.
    private Finding told(int count) {
        Demand last = demands.get(count - 1);
        List<Integer> circle = path(new Edges(count), last.to(), last.from());
        List<String> claims = new ArrayList<>();
        Map<Long, Operation> named = new TreeMap<>();
        for (int i = 0; i + 1 < circle.size(); i++) claim(circle.get(i), circle.get(i + 1), count - 1, claims, named);
        claim(last, claims, named);
        String sentence = String.join("; ", claims) + ": no order of these writes explains what everybody saw.";
        return new Finding(
                Anomaly.INCOMPATIBLE_ORDER,
                key,
                sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1),
                List.copyOf(named.values()));
    }

    /// The writes on a shortest way from one to another, both of them included; moments count nothing.
    private List<Integer> path(Edges edges, int from, int to) {
        int[] cameFrom = new int[edges.places()];
        Arrays.fill(cameFrom, NONE);
        boolean[] done = new boolean[edges.places()];
        Deque<Integer> next = new ArrayDeque<>(List.of(from));
        while (!done[to]) {
            int place = next.poll();
            if (done[place]) continue;
            done[place] = true;
            edges.from(place, other -> {
                boolean write = other < writes.size();
                if (done[other] || other == from || write && cameFrom[other] != NONE) return;
                cameFrom[other] = place;
                if (write) next.addLast(other);
                else next.addFirst(other);
            });
        }
        List<Integer> path = new ArrayList<>();
        for (int place = to; place != NONE; place = cameFrom[place]) if (place < writes.size()) path.addFirst(place);
        return path;
    }

    private void claim(int from, int to, int count, List<String> claims, Map<Long, Operation> named) {
        Optional<Demand> demand = demands.subList(0, count).stream()
                .filter(own -> own.from() == from && own.to() == to)
                .findFirst();
        if (demand.isPresent()) {
            claim(demand.get(), claims, named);
            return;
        }
        Written older = writes.get(from);
        Written newer = writes.get(to);
        String shown = older.shownBy == older.by ? "" : ", as " + name(older.shownBy) + " shows,";
        claims.add(full(older) + " had taken effect" + shown + " before " + full(newer) + " began");
        involve(named, older.by, older.shownBy, newer.by);
    }

    private void claim(Demand demand, List<String> claims, Map<Long, Operation> named) {
        Written earlier = writes.get(demand.from());
        Written later = writes.get(demand.to());
        boolean wrote = demand.before() == earlier.by;
        claims.add("process " + demand.after().process() + (wrote ? " wrote " : " saw ") + full(earlier)
                + (wrote ? "" : " by " + name(demand.before())) + " and then saw " + full(later) + " by "
                + name(demand.after()));
        involve(named, earlier.by, demand.before(), later.by, demand.after());
    }

    private static void involve(Map<Long, Operation> named, Operation... operations) {
        for (Operation operation : operations) named.put(operation.invoked(), operation);
    }
}
