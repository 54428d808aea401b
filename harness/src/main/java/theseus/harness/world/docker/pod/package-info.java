/// One node's place on the engine: networks, a holder that owns the network namespace, the node's container, its
/// volume.
package theseus.harness.world.docker.pod;
