package theseus.node.store;

/// The total order of writes: hybrid logical clock, then the coordinator's incarnation, then its sequence.
///
/// Correctness never depends on the clock; it only keeps versions near to time. The text form
/// `hlc.incarnation.sequence` has fixed-width hexadecimal fields, so that text order is version order.
///
/// @param clock hybrid logical clock, in microseconds
/// @param incarnation of the coordinator that minted it; handed out once by the metadata authority
/// @param sequence of the coordinator within its incarnation
public record Version(long clock, long incarnation, long sequence) implements Comparable<Version> {
    /// Below every version that is ever minted.
    public static final Version NONE = new Version(0, 0, 0);

    @Override
    public int compareTo(Version other) {
        int byClock = Long.compare(clock, other.clock);
        if (byClock != 0) return byClock;
        int byIncarnation = Long.compare(incarnation, other.incarnation);
        return byIncarnation != 0 ? byIncarnation : Long.compare(sequence, other.sequence);
    }

    /// Whether this is strictly newer.
    public boolean isAfter(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return String.format("%016x.%08x.%08x", clock, incarnation, sequence);
    }

    /// The version of a text form.
    public static Version parse(String text) {
        String[] parts = text.split("\\.");
        if (parts.length != 3)
            throw new IllegalArgumentException("version '" + text + "'; expected clock.incarnation.sequence");
        return new Version(Long.parseLong(parts[0], 16), Long.parseLong(parts[1], 16), Long.parseLong(parts[2], 16));
    }
}
