/// Directed runs: who is cut off, held up, killed or paused, in which phase and for how long.
package theseus.harness.scenario;
