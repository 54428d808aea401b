package theseus.node.collection;

import theseus.node.environment.Environment;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.replica.Replica;
import theseus.node.ring.Key;
import theseus.node.store.Record;
import theseus.node.store.Version;
import theseus.node.topology.Topology;

/// Drops the tombstones at or below the floor in force, once the epoch in which it came into force is fenced: what
/// replicas brought each other before can come no more.
public final class Purging {
    private final Environment environment;
    private final Replica replica;
    private Version purged = Version.NONE;

    public Purging(Environment environment, Replica replica) {
        this.environment = environment;
        this.replica = replica;
        replica.topology().watch(this::follow);
    }

    /// Takes up what a crash cut off.
    public void resume() {
        if (replica.topology().latest() != null) follow(replica.topology().latest());
    }

    private void follow(Topology now) {
        Version floor = now.floor().version();
        if (!floor.isAfter(purged)) return;
        purged = floor;
        // The fence may still be on its way to the disk when the floor rises again: it allows this one alone.
        replica.fence().raise(now.floor().since(), () -> purge(floor));
    }

    private void purge(Version floor) {
        for (Key key : replica.store().keys(key -> isGarbage(key, floor))) {
            replica.purge(key);
            environment.observer().saw(new Observation.GuardFired(Guard.TOMBSTONE_PURGED));
        }
    }

    private boolean isGarbage(Key key, Version floor) {
        Record record = replica.store().get(key).record();
        return record.isTombstone() && !record.version().isAfter(floor);
    }
}
