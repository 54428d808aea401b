package theseus.node.host.machine;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Which failpoints are armed, and what each then does. None is armed but by a test lever.
public final class Failpoints {
    private final Map<Failpoint, Action> armed = new ConcurrentHashMap<>();

    /// What an armed point does to whoever passes it.
    public sealed interface Action {
        /// Fails with an error of input and output.
        record Fail() implements Action {}

        /// Fails as a disk does that has no room.
        record Full() implements Action {}

        /// Writes a part of what is to be written, then ends the process; at other points than the disk, only that.
        record Tear() implements Action {}

        /// Waits first.
        record Delay(long millis) implements Action {}

        /// Ends the process at once, as SIGKILL would.
        record Die() implements Action {}

        /// `fail`, `full`, `tear`, `die`, or a delay such as `200ms`.
        ///
        /// @throws IllegalArgumentException for anything else
        static Action parse(String text) {
            if (text.equals("fail")) return new Fail();
            if (text.equals("die")) return new Die();
            if (text.equals("full")) return new Full();
            if (text.equals("tear")) return new Tear();
            if (text.matches("[0-9]{1,6}ms")) return new Delay(Long.parseLong(text.substring(0, text.length() - 2)));
            throw new IllegalArgumentException(
                    "action '" + text + "'; expected fail, full, tear, die, or a delay such as 200ms");
        }
    }

    public void arm(Failpoint point, Action action) {
        armed.put(point, action);
    }

    /// Whether the next write is to be torn.
    boolean tears() {
        return armed.get(Failpoint.DISK_SYNC) instanceof Action.Tear;
    }

    public void disarm(Failpoint point) {
        armed.remove(point);
    }

    /// The armed points, by label.
    public SortedMap<String, Action> armed() {
        TreeMap<String, Action> byLabel = new TreeMap<>();
        armed.forEach((point, action) -> byLabel.put(point.label(), action));
        return byLabel;
    }

    /// Passes the point: nothing happens unless it is armed.
    public void pass(Failpoint point) throws IOException {
        switch (armed.get(point)) {
            case null -> {}
            case Action.Fail _ -> throw new IOException("failpoint " + point.label());
            case Action.Delay delay -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay.millis()));
            case Action.Full _ -> throw new IOException("No space left on device");
            case Action.Tear _, Action.Die _ -> Runtime.getRuntime().halt(137);
        }
    }
}
