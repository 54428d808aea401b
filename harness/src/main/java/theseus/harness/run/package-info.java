/// One run: load, migrate under faults, heal, settle, look at everything, judge.
package theseus.harness.run;
