/// Carries a failure that was seen in containers into the simulation, where it can be repeated and made small.
package theseus.harness.transplant;
