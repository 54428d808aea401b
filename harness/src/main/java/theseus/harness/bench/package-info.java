/// What the cluster under test costs: `theseus bench cluster`.
package theseus.harness.bench;
