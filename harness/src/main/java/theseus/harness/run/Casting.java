package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import theseus.harness.generator.Chance;
import theseus.harness.system.View;
import theseus.nemesis.plan.Cast;

/// Finds out who plays which role just now, of those who have not been lost: a view may be older than a loss, and the
/// last operation on a key, too. Leavers and stayers are those of one moving key, another one each time.
final class Casting implements Supplier<Cast> {
    private final Supplier<List<String>> alive;
    private final Supplier<View> sight;
    private final UnaryOperator<String> coordinator;
    private final boolean oneRoleEach;
    private Chance chance;
    private View seen;
    private List<String> candidates = List.of();

    /// @param alive gives the nodes that have been started and not been lost
    /// @param sight gives the newest topology
    /// @param coordinator gives the node that the last operation on a key went through; null before the first
    /// @param oneRoleEach whether a stayer is one who does not drive
    Casting(
            Supplier<List<String>> alive,
            Supplier<View> sight,
            UnaryOperator<String> coordinator,
            boolean oneRoleEach,
            long seed) {
        this.alive = alive;
        this.sight = sight;
        this.coordinator = coordinator;
        this.oneRoleEach = oneRoleEach;
        this.chance = Chance.of(seed, "casting");
    }

    @Override
    public Cast get() {
        View view = sight.get();
        List<String> nodes = alive.get();
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
        return of(sight.get(), alive.get(), before.key());
    }

    private Cast of(View view, List<String> nodes, String key) {
        String driver = among(nodes, view.driver());
        if (key == null) return new Cast(nodes, among(nodes, view.joiner()), driver, List.of(), List.of());
        List<String> leavers = new ArrayList<>(view.losers(key));
        List<String> stayers = new ArrayList<>(view.owners().getOrDefault(key, List.of()));
        List<String> gainers = new ArrayList<>(view.gainers(key));
        stayers.removeAll(leavers);
        leavers.retainAll(nodes);
        stayers.retainAll(nodes);
        gainers.retainAll(nodes);
        if (oneRoleEach) stayers.remove(driver);
        String joiner = among(nodes, joiner(view, gainers));
        return new Cast(nodes, joiner, driver, leavers, stayers, key, gainers, among(nodes, coordinator.apply(key)));
    }

    /// The node, or nobody where it has been lost.
    private static String among(List<String> nodes, String node) {
        return node != null && nodes.contains(node) ? node : null;
    }

    /// The node that comes onto the ring; where none does, one that gains the key.
    private String joiner(View view, List<String> gainers) {
        if (view.joiner() != null || gainers.isEmpty()) return view.joiner();
        return gainers.get(chance.next().below(gainers.size()));
    }
}
