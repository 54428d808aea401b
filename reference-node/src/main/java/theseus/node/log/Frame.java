package theseus.node.log;

import java.util.zip.CRC32C;

/// How one piece of a log file stands on disk:
///
/// ```
///  0       3        4            8          8 + n    9 + n
///  | n     | check  | CRC32C     | payload  | 0xA5   |
/// ```
///
/// The length has a check of its own, and the last byte is never zero. So a frame that was cut short, or whose
/// end was never written, is told apart from one in which a bit flipped after it was written.
final class Frame {
    static final int HEADER_BYTES = 8;
    static final int FRAMING_BYTES = HEADER_BYTES + 1;
    static final int PAYLOAD_BYTES_MAX = (1 << 24) - 1;
    private static final byte END = (byte) 0xA5;

    private final CRC32C crc = new CRC32C();

    /// Starts a frame in an empty sink; the payload follows, then [#seal].
    void open(ByteSink sink) {
        sink.clear();
        sink.skip(HEADER_BYTES);
    }

    /// Closes the frame: fills in its header and appends its end.
    void seal(ByteSink sink) {
        int payload = sink.length() - HEADER_BYTES;
        if (payload > PAYLOAD_BYTES_MAX)
            throw new IllegalArgumentException(
                    "a log entry of " + payload + " bytes; expected at most " + PAYLOAD_BYTES_MAX);
        sink.u8(END);
        byte[] bytes = sink.bytes();
        bytes[0] = (byte) (payload >>> 16);
        bytes[1] = (byte) (payload >>> 8);
        bytes[2] = (byte) payload;
        bytes[3] = check(bytes, 0);
        int sum = sum(bytes, 0, payload);
        for (int i = 0; i < 4; i++) bytes[4 + i] = (byte) (sum >>> 24 - 8 * i);
    }

    /// Whether a sound frame starts here.
    boolean soundAt(byte[] file, int at) {
        if (!headerSoundAt(file, at)) return false;
        int payload = payloadBytes(file, at);
        int end = at + FRAMING_BYTES + payload;
        return end <= file.length && file[end - 1] == END && sum(file, at, payload) == writtenSum(file, at);
    }

    /// Whether the first four bytes are there and agree with each other.
    static boolean headerSoundAt(byte[] file, int at) {
        return file.length - at >= 4 && file[at + 3] == check(file, at);
    }

    static int payloadBytes(byte[] file, int at) {
        return (file[at] & 0xff) << 16 | (file[at + 1] & 0xff) << 8 | file[at + 2] & 0xff;
    }

    private int sum(byte[] bytes, int at, int payload) {
        crc.reset();
        crc.update(bytes, at, 4);
        crc.update(bytes, at + HEADER_BYTES, payload);
        return (int) crc.getValue();
    }

    private static int writtenSum(byte[] file, int at) {
        int sum = 0;
        for (int i = 4; i < 8; i++) sum = sum << 8 | file[at + i] & 0xff;
        return sum;
    }

    private static byte check(byte[] bytes, int at) {
        return (byte) (bytes[at] ^ bytes[at + 1] ^ bytes[at + 2] ^ 0x5A);
    }
}
