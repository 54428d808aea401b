/// The simulated world: the real node's code on virtual time, one thread and one seed.
package theseus.harness.world.sim;
