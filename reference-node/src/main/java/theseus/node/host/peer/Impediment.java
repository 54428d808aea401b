package theseus.node.host.peer;

import java.util.List;

/// What a test lever can make wrong with a link.
public sealed interface Impediment {
    /// Every message is late.
    record Slow(long delayMillis, long jitterMillis) implements Impediment {}

    /// So many of a hundred messages never set out.
    record Lossy(int percent) implements Impediment {}

    /// So many of a hundred messages set out twice.
    record Doubling(int percent) implements Impediment {}

    /// So many of a hundred messages are overtaken by those that come up to so much later.
    record Shuffling(int percent, long byMillis) implements Impediment {}

    /// No more than so many bytes set out in a second.
    record Narrow(long bytesPerSecond) implements Impediment {}

    /// Messages with these labels wait until it is over; all where there are none.
    record Holding(List<String> messages) implements Impediment {}
}
