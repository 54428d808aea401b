package theseus.harness.workload;

import java.util.List;
import theseus.harness.generator.Generator;

/// What clients do in a run, part by part.
public interface Workload {
    /// The names of the parts, and all of them in the order in which they are played.
    String LOAD = "load";
    String SAIL = "sail";
    String SAIL_ON = "sail on";
    String SETTLE = "settle";
    String LAST_READS = "last reads";
    List<String> PARTS = List.of(LOAD, SAIL, SAIL_ON, SETTLE, LAST_READS);

    /// The names of the keys.
    List<String> names();

    /// Before anything goes wrong or moves: fills the keys.
    Generator load();

    /// The main part: so many operations at this total rate, none after the time.
    ///
    /// @param rate operations a second
    /// @param untilNanos since the start of the run
    Generator sail(double rate, long operations, long untilNanos);

    /// What follows the main part where its time was not enough.
    Generator sailOn(double rate, long operations, long untilNanos);

    /// While the cluster settles: a light load at this rate.
    Generator settle(double rate);

    /// At the end: reads every key.
    Generator lastReads();
}
