package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import theseus.harness.generator.Chance;
import theseus.harness.system.View;
import theseus.harness.world.Cluster;
import theseus.nemesis.plan.Cast;

/// Finds out who plays which role just now. Leavers and stayers are those of one moving key, another one each time.
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
        chance = chance.next();
        List<Map.Entry<String, List<String>>> moving = view.owners().entrySet().stream()
                .filter(key ->
                        !view.newOwners().getOrDefault(key.getKey(), List.of()).containsAll(key.getValue()))
                .toList();
        if (moving.isEmpty()) return new Cast(cluster.nodes(), view.joiner(), view.driver(), List.of(), List.of());
        var key = moving.get(chance.below(moving.size()));
        List<String> now = view.newOwners().get(key.getKey());
        List<String> leavers = new ArrayList<>(key.getValue());
        leavers.removeAll(now);
        List<String> stayers = new ArrayList<>(key.getValue());
        stayers.retainAll(now);
        return new Cast(cluster.nodes(), view.joiner(), view.driver(), leavers, stayers);
    }
}
