/// The world of real processes: each node in a container of its own, real time, real networks.
package theseus.harness.world.docker;
