package theseus.node.log;

import java.util.function.Consumer;

/// A log file, read back: a header, a snapshot of the state when the file was begun, and what was appended since.
///
/// Every frame says how much of the file was known to be synced when it was written. So of a bad frame with good ones
/// after it one can tell whether it had been synced (damage: the node must not start) or not (a torn tail: nobody was
/// ever told that it was kept).
final class Generation {
    private static final String PREFIX = "log-";
    private static final int FORMAT = 1;

    private final Frame frame = new Frame();
    private final String file;
    private final byte[] bytes;
    private final int soundBytes;
    private final long snapshotEntries;
    private final boolean complete;

    Generation(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        int entries = -1;
        int at = 0;
        while (at < bytes.length && frame.soundAt(bytes, at)) {
            at += Frame.FRAMING_BYTES + Frame.payloadBytes(bytes, at);
            entries++;
        }
        soundBytes = at;
        snapshotEntries = entries < 0 ? 0 : announcedEntries();
        complete = entries >= snapshotEntries;
        if (at < bytes.length) refuseUnlessTorn();
    }

    static String fileOf(long number) {
        return PREFIX + "%016x".formatted(number);
    }

    static boolean isOne(String file) {
        return file.matches(PREFIX + "[0-9a-f]{16}");
    }

    static long numberOf(String file) {
        return Long.parseLong(file.substring(PREFIX.length()), 16);
    }

    /// What stands in a file's first frame.
    static void header(ByteSink sink, int snapshotEntries) {
        sink.varint(0);
        sink.u8(FORMAT);
        sink.varint(snapshotEntries);
    }

    String file() {
        return file;
    }

    /// Whether the header and the whole snapshot are there.
    boolean complete() {
        return complete;
    }

    /// The length without the torn tail.
    int soundBytes() {
        return soundBytes;
    }

    boolean torn() {
        return soundBytes < bytes.length;
    }

    /// Gives out the snapshot, then what came after it.
    void replay(Consumer<Entry> each) {
        int at = next(0);
        while (at < soundBytes) {
            each.accept(entryAt(at));
            at = next(at);
        }
    }

    private Entry entryAt(int at) {
        try {
            ByteSource payload = payloadAt(at);
            payload.varint();
            Entry entry = EntryCodec.read(payload);
            if (payload.remaining() == 0) return entry;
            throw new IllegalArgumentException(payload.remaining() + " bytes too many");
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new LogDamaged(file, at, e.getMessage(), "an entry of format " + FORMAT);
        }
    }

    private long announcedEntries() {
        ByteSource header = payloadAt(0);
        header.varint();
        int format = header.u8();
        if (format != FORMAT) throw new LogDamaged(file, 0, "a log of format " + format, "format " + FORMAT);
        return header.varint();
    }

    private void refuseUnlessTorn() {
        if (cutShort()) return;
        for (int at = soundBytes + 1; at < bytes.length; at++) {
            if (frame.soundAt(bytes, at) && payloadAt(at).varint() > soundBytes)
                throw damaged("a bad frame that was synced before byte " + at + " was written");
        }
        if (!neverWritten()) throw damaged("a whole frame whose checksum does not match");
    }

    private boolean cutShort() {
        if (bytes.length - soundBytes < 4) return true;
        return Frame.headerSoundAt(bytes, soundBytes)
                && soundBytes + Frame.FRAMING_BYTES + Frame.payloadBytes(bytes, soundBytes) > bytes.length;
    }

    /// A file system that lost power may have lengthened the file without writing into it.
    private boolean neverWritten() {
        if (!Frame.headerSoundAt(bytes, soundBytes)) {
            for (int i = soundBytes; i < soundBytes + 4; i++) if (bytes[i] != 0) return false;
            return true;
        }
        return bytes[soundBytes + Frame.HEADER_BYTES + Frame.payloadBytes(bytes, soundBytes)] == 0;
    }

    private LogDamaged damaged(String found) {
        return new LogDamaged(
                file, soundBytes, found, "a frame as it was written; restore the disk or replace the node");
    }

    private int next(int at) {
        return at + Frame.FRAMING_BYTES + Frame.payloadBytes(bytes, at);
    }

    private ByteSource payloadAt(int at) {
        int start = at + Frame.HEADER_BYTES;
        return new ByteSource(bytes, start, start + Frame.payloadBytes(bytes, at));
    }
}
