package theseus.node.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing, reused buffer that bytes are written into.
final class ByteSink {
    private byte[] bytes = new byte[1024];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /// Leaves room for `count` bytes that are filled in later.
    void skip(int count) {
        ensure(count);
        length += count;
    }

    void u8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void i64(long value) {
        ensure(8);
        for (int shift = 56; shift >= 0; shift -= 8) bytes[length++] = (byte) (value >>> shift);
    }

    /// A number of 0 or more, seven bits a byte, the low ones first.
    void varint(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /// Byte length, then UTF-8.
    void text(String text) {
        int chars = text.length();
        ensure(chars + 10);
        int start = length;
        varint(chars);
        int at = length;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = start;
                bytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[at++] = (byte) c;
        }
        length = at;
    }

    /// Length, then the bytes.
    void bytes(byte[] more) {
        varint(more.length);
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void ensure(int count) {
        if (bytes.length - length < count) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
}
