/// The table of many runs, asked for over HTTP.
package theseus.harness.report.shelf;
