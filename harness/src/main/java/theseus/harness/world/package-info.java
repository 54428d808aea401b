/// Where a run takes place: the contract of a world, kept alike by the simulation and by containers.
package theseus.harness.world;
