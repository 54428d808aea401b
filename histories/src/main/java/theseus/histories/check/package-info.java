/// The judge: checkers, verdicts and their evidence.
package theseus.histories.check;
