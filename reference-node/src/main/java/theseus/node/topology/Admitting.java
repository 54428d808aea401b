package theseus.node.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.node.ring.NodeId;
import theseus.node.ring.Ring;
import theseus.node.topology.Transitions.Departure;

/// The way into a migration: one at a time, and only towards a placement that can be. A collection of tombstones gives
/// way to it.
final class Admitting {
    private static final int QUEUE_MAX = 64;

    private Admitting() {}

    static Decision admit(Topology now, Change.Admit change, AdmitWhen when, Departure departure) {
        Optional<Migration> underWay = now.phase().migration();
        boolean known = change.token() != null
                && (underWay.isPresent() && change.token().equals(underWay.get().token())
                        || now.lastReport() != null
                                && change.token().equals(now.lastReport().token())
                        || now.queue().stream()
                                .anyMatch(waiting -> change.token().equals(waiting.token())));
        if (known) return new Decision.Accepted(now);
        boolean busy = underWay.isPresent() || !now.queue().isEmpty();
        if (busy && change.queued()) return enqueue(now, change);
        if (busy)
            return Transitions.refused(
                    Transitions.CONFLICT,
                    "a " + change.request().words() + " cannot begin now: " + Transitions.describe(now),
                    now);
        return begin(now, change, when, departure);
    }

    /// Gives the first of the queue its turn; one that has become impossible is dropped.
    static Decision admitNext(Topology now, AdmitWhen when, Departure departure) {
        if (!when.allows(now) || now.queue().isEmpty())
            return Transitions.refused(
                    Transitions.CONFLICT, "nothing can have its turn: " + Transitions.describe(now), now);
        Change.Admit first = now.queue().getFirst();
        Topology shorter = now.waiting(now.queue().subList(1, now.queue().size()));
        return switch (begin(shorter, first, when, departure)) {
            case Decision.Accepted accepted -> accepted;
            case Decision.Refused _ -> new Decision.Accepted(now.queued(shorter.queue()));
        };
    }

    private static Decision enqueue(Topology now, Change.Admit change) {
        if (now.queue().size() >= QUEUE_MAX)
            return Transitions.refused(
                    Transitions.CONFLICT, QUEUE_MAX + " migrations are waiting, the most there may be", now);
        List<Change.Admit> longer = new ArrayList<>(now.queue());
        longer.add(change);
        return new Decision.Accepted(now.queued(longer));
    }

    static Decision begin(Topology now, Change.Admit change, AdmitWhen when, Departure departure) {
        Optional<String> objection = objection(now, change.request());
        if (objection.isPresent()) return Transitions.refused(Transitions.INVALID, objection.get(), now);
        long session = now.lastSession() + 1;
        Placement before = when.from(now);
        Placement after = after(before, change.request());
        if (departure == Departure.AT_ONCE
                && change.request().comes().isEmpty()
                && change.request().goes().isPresent()) return new Decision.Accepted(now.in(new Phase.Steady(), after));
        Migration migration = new Migration(session, change.request(), change.token(), before, after);
        SortedMap<NodeId, String> addresses = new TreeMap<>(now.addresses());
        address(change.request()).ifPresent(entry -> addresses.put(entry.getKey(), entry.getValue()));
        return new Decision.Accepted(new Topology(
                now.epoch() + 1,
                new Phase.Prepare(migration),
                now.placement(),
                session,
                now.floor().abandoned(),
                addresses,
                now.retired(),
                now.queue(),
                false,
                now.lastReport()));
    }

    /// Where the request leads from there.
    static Placement after(Placement before, Admission request) {
        Ring ring = before.ring();
        return switch (request) {
            case Admission.Join join -> before.on(ring.with(join.joiner()));
            case Admission.Leave leave -> before.on(ring.without(leave.leaver()));
            case Admission.Replace replace ->
                before.on(ring.without(replace.dead()).with(replace.joiner()));
            case Admission.Remove remove -> before.on(ring.without(remove.dead()));
            case Admission.Refactor refactor -> before.with(refactor.tenant(), refactor.factor());
        };
    }

    private static Optional<Map.Entry<NodeId, String>> address(Admission request) {
        return switch (request) {
            case Admission.Join join -> Optional.of(Map.entry(join.joiner(), join.address()));
            case Admission.Replace replace -> Optional.of(Map.entry(replace.joiner(), replace.address()));
            case Admission.Leave _, Admission.Remove _, Admission.Refactor _ -> Optional.empty();
        };
    }

    private static Optional<String> objection(Topology now, Admission request) {
        List<NodeId> members = now.placement().ring().members();
        if (request.goes().isPresent() && !members.contains(request.goes().get()))
            return Optional.of("node " + request.goes().get() + " is not on the ring " + members);
        if (request.comes().isPresent()) {
            Optional<String> joining = objectionToJoiner(
                    now, request.comes().get(), address(request).orElseThrow().getValue());
            if (joining.isPresent()) return joining;
        }
        int after = members.size()
                + (request.comes().isPresent() ? 1 : 0)
                - (request.goes().isPresent() ? 1 : 0);
        if (request instanceof Admission.Refactor refactor) {
            Integer present = now.placement().factors().get(refactor.tenant());
            if (present == null) return Optional.of("there is no tenant '" + refactor.tenant() + "'");
            if (present == refactor.factor())
                return Optional.of("tenant '" + refactor.tenant() + "' has " + present + " replicas already");
            if (refactor.factor() < 1 || refactor.factor() > after)
                return Optional.of("%d replicas for tenant '%s'; expected 1 to %d, the number of nodes on the ring"
                        .formatted(refactor.factor(), refactor.tenant(), after));
        }
        return now.placement().factors().entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .filter(most -> most.getValue() > after)
                .map(most -> "%d nodes would be left on the ring, and tenant '%s' has %d replicas"
                        .formatted(after, most.getKey(), most.getValue()));
    }

    private static Optional<String> objectionToJoiner(Topology now, NodeId joiner, String address) {
        if (now.placement().ring().members().contains(joiner))
            return Optional.of("node " + joiner + " is on the ring already");
        if (now.retired().contains(joiner))
            return Optional.of("the id " + joiner + " belonged to a node that died; a new node needs a new id");
        return now.addresses().entrySet().stream()
                .filter(other -> other.getValue().equals(address)
                        && !other.getKey().equals(joiner)
                        && !now.retired().contains(other.getKey()))
                .findFirst()
                .map(other -> "address " + address + " belongs to node " + other.getKey());
    }
}
