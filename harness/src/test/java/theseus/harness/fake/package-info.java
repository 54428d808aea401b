/// A world without nodes, for tests of the run and its checks.
package theseus.harness.fake;
