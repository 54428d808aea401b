/// Directed runs, in the simulation and in containers.
package theseus.harness.scenario;
