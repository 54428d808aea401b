package theseus.node.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.ring.TokenRange;

/// One migration, from its admission to its end: what moves, from where to where, under which session.
///
/// @param session its number, never used again
/// @param request what the operator asked for
/// @param token the operator's idempotency token; null when none was given
/// @param before the placement it starts from
/// @param after the placement it leads to
public record Migration(long session, Admission request, String token, Placement before, Placement after) {
    /// The key's replica sets O and N.
    public Replicas replicas(Key key) {
        return new Replicas(before.replicas(key), after.replicas(key));
    }

    /// The ranges whose replicas change, neighbours with the same sets joined into one.
    public List<PlannedRange> plan() {
        List<PlannedRange> plan = new ArrayList<>();
        TreeSet<List<Integer>> factorPairs =
                new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
        before.factors().forEach((tenant, factor) -> factorPairs.add(factorsOf(tenant)));
        for (List<Integer> pair : factorPairs) {
            List<String> tenants = before.factors().keySet().stream()
                    .filter(tenant -> factorsOf(tenant).equals(pair))
                    .toList();
            planTenants(tenants, pair.get(0), pair.get(1), plan);
        }
        return List.copyOf(plan);
    }

    private List<Integer> factorsOf(String tenant) {
        return List.of(before.factors().get(tenant), after.factors().get(tenant));
    }

    private void planTenants(List<String> tenants, int factorBefore, int factorAfter, List<PlannedRange> plan) {
        TreeSet<Long> tokens = new TreeSet<>(before.ring().tokens());
        tokens.addAll(after.ring().tokens());
        long start = tokens.last();
        PlannedRange open = null;
        for (long end : tokens) {
            List<NodeId> old = before.ring().replicas(end, factorBefore);
            List<NodeId> now = after.ring().replicas(end, factorAfter);
            if (open != null && open.old().equals(old) && open.now().equals(now)) {
                open = new PlannedRange(
                        open.index(), new TokenRange(open.tokens().start(), end), tenants, old, now);
                plan.set(plan.size() - 1, open);
            } else if (new Replicas(old, now).unmoved()) {
                open = null;
            } else {
                open = new PlannedRange(plan.size(), new TokenRange(start, end), tenants, old, now);
                plan.add(open);
            }
            start = end;
        }
    }
}
