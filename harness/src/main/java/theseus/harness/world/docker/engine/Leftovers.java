package theseus.harness.world.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// What runs have on the engine: containers, networks and volumes, told by their labels.
public final class Leftovers {
    private static final List<String> ANY_RUN = List.of(Owner.RUN);
    private static final int ROUNDS_MAX = 60;
    private static final long PAUSE_NANOS = 150_000_000;

    private final DockerClient client;

    public Leftovers(Engine engine) {
        client = engine.client();
    }

    /// How many things of each kind were found or removed.
    public record Count(int containers, int networks, int volumes) {
        public boolean isZero() {
            return containers + networks + volumes == 0;
        }

        @Override
        public String toString() {
            return containers + " containers, " + networks + " networks, " + volumes + " volumes";
        }
    }

    /// Every run that has something on the engine, by its id.
    public Map<String, Owner> owners() {
        Map<String, Owner> owners = new TreeMap<>();
        List<Map<String, String>> labels = new ArrayList<>();
        containers(ANY_RUN).forEach(thing -> labels.add(thing.labels()));
        networks(ANY_RUN).forEach(thing -> labels.add(thing.labels()));
        volumes(ANY_RUN).forEach(thing -> labels.add(thing.labels()));
        labels.forEach(each -> Owner.from(each).ifPresent(owner -> owners.put(owner.run(), owner)));
        return owners;
    }

    /// Removes everything of dead runs.
    public Count sweep() {
        return removeWhere(owner -> owner.life() == Owner.Life.DEAD);
    }

    /// Removes everything of the runs whose owner is meant.
    public Count removeWhere(Predicate<Owner> meant) {
        Count sum = new Count(0, 0, 0);
        for (Owner owner : owners().values()) {
            if (!meant.test(owner)) continue;
            Count more = remove(owner.run());
            sum = new Count(sum.containers + more.containers, sum.networks + more.networks, sum.volumes + more.volumes);
        }
        return sum;
    }

    /// Removes everything of one run, containers first: what they use cannot go before them. Others may be at it at the
    /// same time (the reaper, another harness's sweep), so it looks again until nothing is left.
    public Count remove(String run) {
        Count found = count(run);
        for (int round = 0; round < ROUNDS_MAX && !count(run).isZero(); round++) {
            if (round > 0) LockSupport.parkNanos(PAUSE_NANOS);
            removeOnce(run);
        }
        if (!count(run).isZero())
            throw new Unusable("of run " + run + " the engine keeps " + count(run) + "; look at 'docker ps -a'");
        return found;
    }

    private void removeOnce(String run) {
        List<String> ofRun = List.of(Owner.RUN + "=" + run);
        removeAll(
                containers(ofRun),
                id -> client.removeContainerCmd(id)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec());
        removeAll(networks(ofRun), id -> client.removeNetworkCmd(id).exec());
        removeAll(volumes(ofRun), id -> client.removeVolumeCmd(id).exec());
    }

    /// What a run has on the engine.
    public Count count(String run) {
        List<String> ofRun = List.of(Owner.RUN + "=" + run);
        return new Count(
                containers(ofRun).size(), networks(ofRun).size(), volumes(ofRun).size());
    }

    private record Thing(String id, Map<String, String> labels) {}

    private interface Remover {
        void remove(String id);
    }

    private static void removeAll(List<Thing> things, Remover remover) {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Thing thing : things) workers.execute(() -> removeOne(thing.id(), remover));
        }
    }

    private static void removeOne(String id, Remover remover) {
        try {
            remover.remove(id);
        } catch (DockerException goneOrStillInUse) {
            return;
        }
    }

    private List<Thing> containers(List<String> labels) {
        return client.listContainersCmd().withShowAll(true).withLabelFilter(labels).exec().stream()
                .map(found -> new Thing(found.getId(), found.getLabels()))
                .toList();
    }

    private List<Thing> networks(List<String> labels) {
        return client.listNetworksCmd().withFilter("label", labels).exec().stream()
                .map(found -> new Thing(found.getId(), found.getLabels()))
                .toList();
    }

    private List<Thing> volumes(List<String> labels) {
        return client.listVolumesCmd().withFilter("label", labels).exec().getVolumes().stream()
                .map(found -> new Thing(found.getName(), found.getLabels()))
                .toList();
    }
}
