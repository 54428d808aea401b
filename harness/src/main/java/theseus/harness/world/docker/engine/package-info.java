/// The container engine: how it is found, what a run leaves on it, and how that is removed again.
package theseus.harness.world.docker.engine;
