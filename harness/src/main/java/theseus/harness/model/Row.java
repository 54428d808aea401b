package theseus.harness.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A row of bytes, and what is done to its places whatever they stand for.
abstract class Row {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    final byte[] at;

    Row(byte[] at) {
        this.at = at;
    }

    /// The eight bytes at that word.
    final long word(int index) {
        return (long) WORDS.get(at, index * 8);
    }

    final void write(byte[] to, int offset) {
        System.arraycopy(at, 0, to, offset, at.length);
    }

    final int compareTo(Row other) {
        return Arrays.compare(at, other.at);
    }

    /// Makes room for one more line in a table, at the number given, counted from 1; the last one is lost.
    final void insertLine(int table, int bytes, int lines, int number) {
        int from = table + (number - 1) * bytes;
        System.arraycopy(at, from, at, from + bytes, table + (lines - 1) * bytes - from);
        Arrays.fill(at, from, from + bytes, (byte) 0);
    }

    /// Adds one where the number is at least so high.
    final void raise(int place, int from) {
        if (at[place] >= from) at[place]++;
    }

    /// Changes the second and the third of four bits.
    final void mirrorBits(int place) {
        int bits = at[place];
        at[place] = (byte) (bits & 0b1001 | (bits & 0b0010) << 1 | (bits & 0b0100) >> 1);
    }

    final void swap(int a, int b) {
        byte kept = at[a];
        at[a] = at[b];
        at[b] = kept;
    }

    /// Sorts lines of a table by their bytes.
    final void sortLines(int table, int bytes, int lines) {
        for (int i = 1; i < lines; i++)
            for (int j = i; j > 0 && isAbove(table + (j - 1) * bytes, table + j * bytes, bytes); j--)
                for (int k = 0; k < bytes; k++) swap(table + (j - 1) * bytes + k, table + j * bytes + k);
    }

    private boolean isAbove(int a, int b, int bytes) {
        return Arrays.compare(at, a, a + bytes, at, b, b + bytes) > 0;
    }
}
