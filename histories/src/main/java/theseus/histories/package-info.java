/// What happened, what should have happened, and the judge.
package theseus.histories;
