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
        StringBuilder text = new StringBuilder(34);
        appendHex(text, clock, 16);
        appendHex(text.append('.'), incarnation, 8);
        appendHex(text.append('.'), sequence, 8);
        return text.toString();
    }

    private static void appendHex(StringBuilder text, long number, int digits) {
        String hex = Long.toHexString(number);
        for (int i = hex.length(); i < digits; i++) text.append('0');
        text.append(hex);
    }

    /// The version of a text form.
    public static Version parse(String text) {
        String[] parts = text.split("\\.");
        if (parts.length != 3)
            throw new IllegalArgumentException("version '" + text + "'; expected clock.incarnation.sequence");
        return new Version(Long.parseLong(parts[0], 16), Long.parseLong(parts[1], 16), Long.parseLong(parts[2], 16));
    }
}
