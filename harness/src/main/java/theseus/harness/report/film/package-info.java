/// A run of the simulation once more, with somebody watching.
package theseus.harness.report.film;
