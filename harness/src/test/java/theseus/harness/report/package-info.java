/// What a person reads, held to golden files, to hostile histories, and to the histories that it is about.
package theseus.harness.report;
