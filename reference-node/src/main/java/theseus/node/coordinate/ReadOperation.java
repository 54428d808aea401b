package theseus.node.coordinate;

import java.util.function.Consumer;
import theseus.node.environment.Guard;
import theseus.node.environment.Observation;
import theseus.node.message.PutKind;
import theseus.node.quorum.Consistency;
import theseus.node.quorum.Quorum;
import theseus.node.store.Record;

/// A read: one round, and a second that brings the version to a write quorum unless those who reported it are one
/// (Attiya, Bar-Noy, Dolev: "Sharing memory robustly in message-passing systems", 1995).
final class ReadOperation extends Operation {
    private final ClientRequest.Get request;

    ReadOperation(Coordinator coordinator, ClientRequest.Get request, Consumer<ClientAnswer> answer) {
        super(coordinator, answer);
        this.request = request;
    }

    @Override
    void first() {
        begin(new ReadRound(coordinator.rules(), request.key(), request.level(), true, this::read));
    }

    @Override
    boolean mayHaveHappened() {
        return false;
    }

    private void read(ReadRound read) {
        Record highest = read.highest();
        if (highest == null) {
            done(null, null, read.round(), 0);
        } else if (request.level() == Consistency.ONE || isSettled(read)) {
            done(highest.value(), highest.version(), read.round(), 0);
        } else {
            coordinator.environment().observer().saw(new Observation.GuardFired(Guard.WRITE_BACK_TAKEN));
            writeBack(highest, read.round().epoch());
        }
    }

    private boolean isSettled(ReadRound read) {
        Quorum toWrite = coordinator.rules().toWriteBack(read.round().pinned, request.key(), request.level());
        return coordinator.writeBack().isSettled(toWrite, read.holders());
    }

    /// A collection of tombstones may have forgotten meanwhile what was read; then it is read again.
    private void writeBack(Record highest, long seenIn) {
        begin(new PutRound(
                coordinator.rules(),
                new Put(request.key(), highest, request.level(), PutKind.WRITE_BACK, seenIn),
                put -> done(highest.value(), highest.version(), put.round(), 0),
                _ -> later(coordinator.rounds().resendNanos(), this::first)));
    }
}
