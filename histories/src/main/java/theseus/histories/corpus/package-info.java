/// Bugs as exhibits: histories kept with their verdicts and their stories.
package theseus.histories.corpus;
