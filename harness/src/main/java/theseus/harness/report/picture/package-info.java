/// A run as one picture for an issue or a paper: drawn once, onto vectors or onto pixels.
package theseus.harness.report.picture;
