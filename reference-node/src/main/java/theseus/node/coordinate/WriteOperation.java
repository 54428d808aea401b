package theseus.node.coordinate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.message.PutKind;
import theseus.node.quorum.Consistency;
import theseus.node.ring.Key;
import theseus.node.store.Record;
import theseus.node.store.Version;

/// A write or a delete: the highest version from a read quorum, then a higher one to a write quorum. At ONE the
/// first round is left out. A retry under a known idempotency key completes the write that took place.
final class WriteOperation extends Operation {
    private final Key key;
    private final String value;
    private final Consistency level;
    private final String idempotencyKey;
    private boolean sent;

    /// @param value null for a delete
    WriteOperation(
            Coordinator coordinator,
            Key key,
            String value,
            Consistency level,
            String idempotencyKey,
            Consumer<ClientAnswer> answer) {
        super(coordinator, answer);
        this.key = key;
        this.value = value;
        this.level = level;
        this.idempotencyKey = idempotencyKey;
    }

    @Override
    void first() {
        if (level == Consistency.ONE && idempotencyKey == null) {
            write(null);
        } else {
            boolean mayBeRetry = idempotencyKey != null;
            begin(new ReadRound(coordinator.rules(), key, Consistency.QUORUM, mayBeRetry, this::seen));
        }
    }

    @Override
    boolean mayHaveHappened() {
        return sent;
    }

    private void seen(ReadRound read) {
        Record highest = read.highest();
        Version applied = highest == null ? null : appliedBefore(highest);
        if (applied == null) {
            write(highest);
        } else {
            coordinator.environment().observer().saw(new Observation.GuardFired(Guard.RETRY_RECOGNISED));
            Put again = new Put(
                    key, highest, level, PutKind.WRITE_BACK, read.round().epoch());
            put(again, applied);
        }
    }

    private void write(Record highest) {
        Version above = highest == null ? Version.NONE : highest.version();
        Version version = coordinator
                .minting()
                .above(above, coordinator.topology().floor().highest());
        Record record = new Record(version, value, recent(highest, version));
        put(new Put(key, record, level, PutKind.CLIENT, 0), version);
    }

    private void put(Put put, Version answered) {
        sent = true;
        begin(new PutRound(
                coordinator.rules(),
                put,
                put.kind() == PutKind.CLIENT ? this::again : UnaryOperator.identity(),
                round -> acknowledged(
                        round, put.kind() == PutKind.CLIENT ? round.record().version() : answered),
                tooOld -> refuse(
                        ClientError.TOO_OLD,
                        "version " + put.record().version() + " is at or below the floor " + tooOld.floor())));
    }

    private Record again(Record record) {
        return switch (coordinator.repeat()) {
            case SAME_VERSION -> record;
            case NEW_VERSION -> {
                Version floor = coordinator.topology().floor().highest();
                yield new Record(coordinator.minting().above(record.version(), floor), record.value(), record.recent());
            }
        };
    }

    private void acknowledged(PutRound put, Version version) {
        if (level != Consistency.ONE) {
            coordinator
                    .environment()
                    .observer()
                    .saw(new Observation.WriteAcknowledged(
                            key, version, put.round().epoch()));
        }
        done(null, version, put.round(), put.overtaken());
    }

    private Version appliedBefore(Record highest) {
        for (Record.Applied applied : highest.recent()) {
            if (applied.idempotencyKey().equals(idempotencyKey)) return applied.version();
        }
        return null;
    }

    private List<Record.Applied> recent(Record highest, Version version) {
        List<Record.Applied> before = highest == null ? List.of() : highest.recent();
        if (idempotencyKey == null) return before;
        List<Record.Applied> recent = new ArrayList<>();
        recent.add(new Record.Applied(idempotencyKey, version));
        recent.addAll(before.subList(0, Math.min(before.size(), Record.RECENT_MAX - 1)));
        return recent;
    }
}
