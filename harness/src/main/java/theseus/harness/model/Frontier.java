package theseus.harness.model;

import java.util.ArrayList;
import java.util.List;

/// The worlds of one depth, in the order in which they were found, each with its place among those [Seen].
final class Frontier {
    private static final int ROW = World.BYTES + 4;
    private static final int ROWS_PER_CHUNK = 8192;

    private final List<byte[]> chunks = new ArrayList<>();
    private int size;

    void add(World world, int place) {
        if (size == chunks.size() * ROWS_PER_CHUNK) chunks.add(new byte[ROW * ROWS_PER_CHUNK]);
        byte[] chunk = chunks.getLast();
        int at = size % ROWS_PER_CHUNK * ROW;
        world.write(chunk, at);
        for (int i = 0; i < 4; i++) chunk[at + World.BYTES + i] = (byte) (place >> 8 * i);
        size++;
    }

    int size() {
        return size;
    }

    World world(int index) {
        return World.read(chunks.get(index / ROWS_PER_CHUNK), index % ROWS_PER_CHUNK * ROW);
    }

    int place(int index) {
        byte[] chunk = chunks.get(index / ROWS_PER_CHUNK);
        int at = index % ROWS_PER_CHUNK * ROW + World.BYTES;
        int place = 0;
        for (int i = 0; i < 4; i++) place |= (chunk[at + i] & 0xff) << 8 * i;
        return place;
    }

    /// Gives back the memory of all rows before the index.
    void release(int index) {
        if (index % ROWS_PER_CHUNK == 0 && index > 0) chunks.set(index / ROWS_PER_CHUNK - 1, null);
    }
}
