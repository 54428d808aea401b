/// Histories as columns of numbers: what the judge's algorithms work on.
package theseus.histories.check.column;
