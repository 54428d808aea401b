package theseus.node.log;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import theseus.node.environment.Disk;

/// Counts what was appended and what of it is durable. One sync is in flight at a time; the next one covers all
/// that was appended meanwhile. After a failed sync nothing becomes durable any more: what the disk then holds is
/// anyone's guess.
final class GroupCommit {
    private final Consumer<Disk.Synced> sync;
    private final Consumer<String> onFailure;
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
    private long end;
    private long durable;
    private boolean inFlight;
    private boolean failed;

    private record Waiter(long position, Runnable then) {}

    GroupCommit(Consumer<Disk.Synced> sync, Consumer<String> onFailure) {
        this.sync = sync;
        this.onFailure = onFailure;
    }

    /// The position of what was appended last; 0 before the first.
    long end() {
        return end;
    }

    boolean durable(long position) {
        return position <= durable;
    }

    boolean failed() {
        return failed;
    }

    /// Counts one more append, and sees to a sync.
    long appended() {
        long position = ++end;
        syncIfBehind();
        return position;
    }

    void whenDurable(long position, Runnable then) {
        if (durable(position)) then.run();
        else if (!failed) waiters.add(new Waiter(position, then));
    }

    private void syncIfBehind() {
        if (inFlight || failed || end == durable) return;
        inFlight = true;
        long target = end;
        sync.accept(new Disk.Synced() {
            @Override
            public void durable() {
                reached(target);
            }

            @Override
            public void failed(String why) {
                failed = true;
                waiters.clear();
                onFailure.accept(why);
            }
        });
    }

    private void reached(long target) {
        if (failed) return;
        inFlight = false;
        durable = target;
        syncIfBehind();
        while (!waiters.isEmpty() && waiters.peek().position <= durable)
            waiters.poll().then.run();
    }
}
