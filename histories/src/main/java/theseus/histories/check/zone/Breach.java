package theseus.histories.check.zone;

/// Why the clusters of one key cannot be put in any order. Values are numbers of the columns, rows are theirs too.
public sealed interface Breach {
    /// Somebody saw a value that nobody wrote.
    record NeverWritten(int value) implements Breach {}

    /// Somebody saw a value before its write began.
    record BeforeWritten(int value) implements Breach {}

    /// Two compare-and-sets replaced one and the same value.
    record LostUpdate(int first, int second) implements Breach {}

    /// Compare-and-sets lead from the value around to itself.
    record Circle(int value) implements Breach {}

    /// A later stage of a chain of compare-and-sets was over before an earlier one began.
    record ChainOrder(int root, int value) implements Breach {}

    /// Each of two blocks must come before the other: the values are the roots of the blocks.
    record Zones(int one, int other) implements Breach {}
}
