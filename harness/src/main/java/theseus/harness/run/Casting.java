package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
    private Chance chance;

    Casting(Cluster cluster, Voyage voyage, long seed) {
        this.cluster = cluster;
        this.voyage = voyage;
        this.chance = Chance.of(seed, "casting");
    }

    @Override
    public Cast get() {
        View view = voyage.view();
        List<String> nodes = cluster.nodes();
        chance = chance.next();
        List<String> moving = view.owners().keySet().stream()
                .filter(key -> !view.gainers(key).isEmpty() || !view.losers(key).isEmpty())
                .toList();
        if (moving.isEmpty()) return new Cast(nodes, view.joiner(), view.driver(), List.of(), List.of());
        String key = moving.get(chance.below(moving.size()));
        List<String> leavers = new ArrayList<>(view.losers(key));
        List<String> stayers = new ArrayList<>(view.owners().get(key));
        stayers.removeAll(leavers);
        leavers.retainAll(nodes);
        stayers.retainAll(nodes);
        return new Cast(nodes, joiner(view, key), view.driver(), leavers, stayers);
    }

    /// The node that comes onto the ring; where none does, one that gains the key.
    private String joiner(View view, String key) {
        List<String> gainers = view.gainers(key);
        if (view.joiner() != null || gainers.isEmpty()) return view.joiner();
        return gainers.get(chance.next().below(gainers.size()));
    }
}
