/// The reference node as a system under test: its command line, its API, its topologies as views.
package theseus.harness.system.reference;
