package theseus.node.migration;

import java.util.List;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.message.Portion;
import theseus.node.ring.NodeId;

/// One range on its way to one target: one message at a time, the next when the target holds it durably.
final class Stream {
    final int range;
    final NodeId target;
    Timers.Alarm alarm;
    long sentAt;
    private long batch;
    private int sent;
    private int taken;
    private boolean lastTaken;
    private boolean lastSent;
    private boolean passedOver;

    Stream(int range, NodeId target) {
        this.range = range;
        this.target = target;
    }

    /// The present batch of the snapshot, the same until it is taken.
    Message.CopyBatch batch(long session, long epoch, Snapshot snapshot, int recordsMax) {
        List<Keyed> all = snapshot.records();
        sent = taken + Portion.fitting(all.subList(taken, Math.min(all.size(), taken + recordsMax)));
        lastSent = sent == all.size();
        List<Keyed> records = passedOver ? List.of() : all.subList(taken, sent);
        return new Message.CopyBatch(session, range, epoch, batch, records, lastSent);
    }

    /// The present batch goes on without its records, which are given back.
    List<Keyed> passOver(Snapshot snapshot) {
        passedOver = true;
        return snapshot.records().subList(taken, sent);
    }

    /// The target took a batch; says whether it was the present one.
    boolean taken(long number) {
        if (number != batch) return false;
        batch++;
        taken = sent;
        passedOver = false;
        lastTaken = lastSent;
        return true;
    }

    /// Whether the last batch was taken.
    boolean isDone() {
        return lastTaken;
    }
}
