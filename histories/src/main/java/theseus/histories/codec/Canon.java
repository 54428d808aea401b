package theseus.histories.codec;

/// Gives equal strings and lists one identity, so that a million events do not hold a million copies of a node's name.
///
/// A cache of fixed size: a newcomer takes the place of an older value, so that memory stays bounded whatever the file
/// holds.
final class Canon {
    private static final int SLOTS = 1 << 13;

    private final Object[] slots = new Object[SLOTS];

    @SuppressWarnings("unchecked")
    <T> T of(T value) {
        if (value == null) return null;
        int hash = value.hashCode();
        int slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
        Object known = slots[slot];
        if (value.equals(known)) return (T) known;
        slots[slot] = value;
        return value;
    }
}
