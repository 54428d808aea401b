package theseus.harness.system;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.check.Expectations;
import theseus.histories.check.Promise;

/// The consistency levels of a system: what each promises, and which of them a workload uses. The judge holds each
/// answer to what is declared here of its level.
///
/// @param promises of each level
/// @param reads the level of reads while things go wrong
/// @param writes the level of writes and deletes
/// @param lastReads the levels at which every key is read in the end, one after the other
/// @param settleMillis how long after the last write, with no fault left, eventual reads must agree
public record Levels(
        SortedMap<String, Promise> promises, String reads, String writes, List<String> lastReads, long settleMillis) {
    private static final long SETTLE_MILLIS = 2_000;

    /// The reference node's.
    public static final Levels QUORUMS = only("QUORUM", Promise.LINEARIZABLE)
            .and("ALL", Promise.LINEARIZABLE)
            .and("ONE", Promise.EVENTUAL)
            .endingAt("QUORUM", "QUORUM", "ALL", "QUORUM", "ONE");

    public Levels {
        promises = Collections.unmodifiableSortedMap(new TreeMap<>(promises));
        lastReads = List.copyOf(lastReads);
        known(promises, reads);
        known(promises, writes);
        for (String level : lastReads) known(promises, level);
    }

    /// A system with one level.
    public static Levels only(String level, Promise promise) {
        SortedMap<String, Promise> one = new TreeMap<>();
        one.put(level, promise);
        return new Levels(one, level, level, List.of(level), SETTLE_MILLIS);
    }

    /// The same with one more level, or with another promise of one.
    public Levels and(String level, Promise promise) {
        SortedMap<String, Promise> more = new TreeMap<>(promises);
        more.put(level, promise);
        return new Levels(more, reads, writes, lastReads, settleMillis);
    }

    /// The same, read at another level while things go wrong.
    public Levels reading(String level) {
        return new Levels(promises, level, writes, lastReads, settleMillis);
    }

    /// The same with other last reads.
    public Levels endingAt(String... levels) {
        return new Levels(promises, reads, writes, List.of(levels), settleMillis);
    }

    /// The same, which take another time to settle.
    public Levels settlingIn(long millis) {
        return new Levels(promises, reads, writes, lastReads, millis);
    }

    /// What the judge is to expect; an operation without a level, which is one without an answer, is held to no less
    /// than the writes are.
    public Expectations expectations() {
        Expectations expectations = Expectations.usual().otherwise(promises.get(writes));
        for (var each : promises.entrySet()) expectations = expectations.at(each.getKey(), each.getValue());
        return expectations;
    }

    private static void known(SortedMap<String, Promise> promises, String level) {
        if (!promises.containsKey(level))
            throw new IllegalArgumentException(
                    "level " + level + " promises nothing; expected one of " + String.join(", ", promises.keySet()));
    }
}
