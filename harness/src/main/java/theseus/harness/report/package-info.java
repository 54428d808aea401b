/// What a person reads when a run is over, and what it leaves on disk.
package theseus.harness.report;
