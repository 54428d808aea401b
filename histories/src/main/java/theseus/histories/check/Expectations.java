package theseus.histories.check;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import theseus.histories.Operation;

/// What each consistency level promises, so that one and the same answer is a violation at one level and normal at
/// another.
///
/// @param byLevel the promise of each level that has one of its own
/// @param otherwise the promise of every other level, and of operations without one
/// @param settleNanos how long after the last write of a key its eventual reads must agree
/// @param calmNanos before when nobody can be asked to agree in the end, because messages were still being kept back
public record Expectations(SortedMap<String, Promise> byLevel, Promise otherwise, long settleNanos, long calmNanos) {
    private static final long SETTLE_NANOS = 2_000_000_000L;

    public Expectations {
        byLevel = Collections.unmodifiableSortedMap(new TreeMap<>(byLevel));
    }

    /// Of a system that nothing keeps from settling.
    public Expectations(SortedMap<String, Promise> byLevel, Promise otherwise, long settleNanos) {
        this(byLevel, otherwise, settleNanos, Long.MIN_VALUE);
    }

    /// QUORUM, ALL and what has no level are linearizable; ONE converges.
    public static Expectations usual() {
        SortedMap<String, Promise> byLevel = new TreeMap<>();
        byLevel.put("ONE", Promise.EVENTUAL);
        return new Expectations(byLevel, Promise.LINEARIZABLE, SETTLE_NANOS);
    }

    /// These, with another promise of one level.
    public Expectations at(String level, Promise promise) {
        SortedMap<String, Promise> changed = new TreeMap<>(byLevel);
        changed.put(level, promise);
        return new Expectations(changed, otherwise, settleNanos, calmNanos);
    }

    /// These, with another promise of the levels that have none of their own, and of operations without a level.
    public Expectations otherwise(Promise promise) {
        return new Expectations(byLevel, promise, settleNanos, calmNanos);
    }

    /// These, of a system that is undisturbed from that time on, and takes so long to settle then.
    public Expectations calmFrom(long nanos, long settling) {
        return new Expectations(byLevel, otherwise, settling, nanos);
    }

    /// Whether any level makes this promise.
    public boolean contain(Promise promise) {
        return otherwise == promise || byLevel.containsValue(promise);
    }

    /// The promise under which an operation was answered.
    public Promise of(Operation operation) {
        return ofLevel(level(operation));
    }

    /// The promise of a level, or of none if it is null.
    Promise ofLevel(String level) {
        return level == null ? otherwise : byLevel.getOrDefault(level, otherwise);
    }

    /// Whether an operation was promised to be linearizable.
    public boolean strict(Operation operation) {
        return of(operation) == Promise.LINEARIZABLE;
    }

    /// The level at which an operation was asked for, or null.
    public static String level(Operation operation) {
        return operation.provenance() == null ? null : operation.provenance().level();
    }
}
