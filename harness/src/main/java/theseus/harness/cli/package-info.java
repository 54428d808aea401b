/// The command line.
package theseus.harness.cli;
