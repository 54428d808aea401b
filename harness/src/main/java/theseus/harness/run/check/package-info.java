/// What a run's logbook is examined for, beyond what its history alone can show.
package theseus.harness.run.check;
