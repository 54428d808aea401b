/// Failures carried into the simulation.
package theseus.harness.transplant;
