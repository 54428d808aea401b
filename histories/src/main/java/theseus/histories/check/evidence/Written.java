package theseus.histories.check.evidence;

import theseus.histories.Operation;

/// One write, or the value at the beginning, with the earliest moment at which it is known to have taken effect.
final class Written {
    /// The write; null for the value at the beginning.
    final Operation by;

    final Object value;

    /// When it began.
    final long start;

    /// Whether its acknowledgement promised that it had taken effect.
    final boolean promised;

    /// The earliest moment at which it had taken effect for certain; `Long.MAX_VALUE` if there is none.
    long effect;

    /// The operation whose end is that moment: the write itself, or the first read that saw it.
    Operation shownBy;

    /// How many reads saw it.
    int reads;

    private Written(Operation by, Object value, long start, boolean promised, long effect, Operation shownBy) {
        this.by = by;
        this.value = value;
        this.start = start;
        this.promised = promised;
        this.effect = effect;
        this.shownBy = shownBy;
    }

    /// The value that stands before everything.
    static Written initially(Object value) {
        return new Written(null, value, Long.MIN_VALUE, true, Long.MIN_VALUE, null);
    }

    /// A write; its own end proves its effect only if `counts`.
    static Written of(Operation write, boolean counts) {
        boolean promised = counts && Kind.took(write);
        long effect = promised ? write.finish() : Long.MAX_VALUE;
        return new Written(write, Kind.written(write), write.start(), promised, effect, promised ? write : null);
    }

    void seenBy(Operation read) {
        reads++;
        if (read.finish() >= effect) return;
        effect = read.finish();
        shownBy = read;
    }

    /// Whether this had taken effect before the other began: then the other is newer, in any order.
    boolean olderThan(Written other) {
        return effect < other.start;
    }
}
