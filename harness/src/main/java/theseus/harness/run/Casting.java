package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import theseus.harness.generator.Chance;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.nemesis.plan.Cast;

/// Finds out who plays which role just now, of those who have not been lost. Leavers and stayers are those of one
/// moving
/// key, another one each time.
final class Casting implements Supplier<Cast> {
    private final Cluster cluster;
    private final Voyage voyage;
    private final UnaryOperator<String> coordinator;
    private final boolean oneRoleEach;
    private Chance chance;
    private View seen;
    private List<String> candidates = List.of();

    /// @param coordinator gives the node that the last operation on a key went through; null before the first
    /// @param oneRoleEach whether a stayer is one who does not drive
    Casting(Cluster cluster, Voyage voyage, UnaryOperator<String> coordinator, boolean oneRoleEach, long seed) {
        this.cluster = cluster;
        this.voyage = voyage;
        this.coordinator = coordinator;
        this.oneRoleEach = oneRoleEach;
        this.chance = Chance.of(seed, "casting");
    }

    @Override
    public Cast get() {
        View view = voyage.view();
        List<String> nodes = cluster.nodes();
        chance = chance.next();
        List<String> keys = candidates(view);
        return of(view, nodes, keys.isEmpty() ? null : keys.get(chance.below(keys.size())));
    }

    /// The keys that move, or all where none does. Found once in each topology: strikes that wait ask again and again.
    private List<String> candidates(View view) {
        if (view == seen) return candidates;
        seen = view;
        List<String> moving = view.owners().keySet().stream()
                .filter(key -> !view.gainers(key).isEmpty() || !view.losers(key).isEmpty())
                .toList();
        candidates = moving.isEmpty() ? List.copyOf(view.owners().keySet()) : moving;
        return candidates;
    }

    /// The same play a little later: around the same key, with whoever plays now.
    Cast again(Cast before) {
        return of(voyage.view(), cluster.nodes(), before.key());
    }

    private Cast of(View view, List<String> nodes, String key) {
        if (key == null) return new Cast(nodes, view.joiner(), view.driver(), List.of(), List.of());
        List<String> leavers = new ArrayList<>(view.losers(key));
        List<String> stayers = new ArrayList<>(view.owners().getOrDefault(key, List.of()));
        stayers.removeAll(leavers);
        leavers.retainAll(nodes);
        stayers.retainAll(nodes);
        if (oneRoleEach) stayers.remove(view.driver());
        return new Cast(
                nodes,
                joiner(view, key),
                view.driver(),
                leavers,
                stayers,
                key,
                view.gainers(key),
                coordinator.apply(key));
    }

    /// The node that comes onto the ring; where none does, one that gains the key.
    private String joiner(View view, String key) {
        List<String> gainers = view.gainers(key);
        if (view.joiner() != null || gainers.isEmpty()) return view.joiner();
        return gainers.get(chance.next().below(gainers.size()));
    }
}
