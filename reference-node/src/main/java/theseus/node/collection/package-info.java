/// How tombstones are forgotten (`protocol.md` 4.12): [Collector] leads, where the metadata authority leads, [Bringing]
/// makes all replicas hold the same at or below the floor to be, [Purging] drops the tombstones below the one in force.
package theseus.node.collection;
