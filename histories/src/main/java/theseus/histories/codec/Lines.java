package theseus.histories.codec;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a file as slices of one buffer, which grows to the longest line and no further.
final class Lines implements Closeable {
    static final int LINE_BYTES_MAX = 64 << 20;

    private final String path;
    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int next;
    private int limit;
    private boolean ended;

    private int start;
    private int length;
    private long number;
    private boolean terminated;

    Lines(String path, InputStream in) {
        this.path = path;
        this.in = in;
    }

    /// Moves to the next line; false at the end of the file.
    boolean advance() throws IOException {
        int scanned = next;
        while (true) {
            int end = newline(scanned);
            if (end >= 0) return line(end, true);
            scanned = limit;
            if (ended) return limit > next && line(limit, false);
            scanned -= fill();
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    /// The line's number, from 1.
    long number() {
        return number;
    }

    /// Whether the line ends in a newline; only a file's last one may not.
    boolean terminated() {
        return terminated;
    }

    boolean blank() {
        for (int i = start; i < start + length; i++) if (buffer[i] > ' ' || buffer[i] < 0) return false;
        return true;
    }

    String text() {
        return new String(buffer, start, length, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int newline(int from) {
        for (int i = from; i < limit; i++) if (buffer[i] == '\n') return i;
        return -1;
    }

    private boolean line(int end, boolean complete) {
        start = next;
        length = end - next;
        next = complete ? end + 1 : end;
        terminated = complete;
        number++;
        return true;
    }

    /// Reads more behind what is left, which it moves to the front; returns how far it moved.
    private int fill() throws IOException {
        int moved = next;
        System.arraycopy(buffer, next, buffer, 0, limit - next);
        limit -= moved;
        next = 0;
        if (limit == LINE_BYTES_MAX)
            throw new MalformedHistory(path, number + 1, "the line is longer than 64 MB", "one event a line");
        if (limit == buffer.length) buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, LINE_BYTES_MAX));
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) ended = true;
        else limit += read;
        return moved;
    }
}
