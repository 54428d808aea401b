package theseus.node.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads back what a [ByteSink] wrote. Running past the end is an [IndexOutOfBoundsException].
final class ByteSource {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    int remaining() {
        return end - at;
    }

    int u8() {
        if (at >= end) throw new IndexOutOfBoundsException(at);
        return bytes[at++] & 0xff;
    }

    long i64() {
        long value = 0;
        for (int i = 0; i < 8; i++) value = value << 8 | u8();
        return value;
    }

    long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = u8();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw new IndexOutOfBoundsException(at);
    }

    String text() {
        int length = length();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        int length = length();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int length() {
        long length = varint();
        if (length < 0 || length > remaining()) throw new IndexOutOfBoundsException(at);
        return (int) length;
    }
}
