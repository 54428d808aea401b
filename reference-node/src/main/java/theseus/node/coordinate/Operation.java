package theseus.node.coordinate;

import java.util.function.Consumer;
import theseus.node.environment.Timers;
import theseus.node.store.Version;

/// One client operation in flight: at most one round at a time, and an end within its time.
abstract class Operation {
    final Coordinator coordinator;
    private final Consumer<ClientAnswer> answer;
    private Timers.Alarm deadline;
    private Round round;
    private boolean over;

    Operation(Coordinator coordinator, Consumer<ClientAnswer> answer) {
        this.coordinator = coordinator;
        this.answer = answer;
    }

    /// Begins the first round.
    abstract void first();

    /// Whether the operation may have taken place, or may still, if it is given up now.
    abstract boolean mayHaveHappened();

    final void start() {
        deadline = coordinator.environment().timers().after(coordinator.timeoutNanos(), this::giveUp);
        first();
    }

    final void begin(Round.Question question) {
        round = coordinator.rounds().start(question);
    }

    /// Goes on after a while, unless the operation is over by then.
    final void later(long nanos, Runnable then) {
        coordinator.environment().timers().after(nanos, () -> {
            if (!over) then.run();
        });
    }

    final void done(String value, Version version, Round last, long overtaken) {
        end(new ClientAnswer.Done(
                value, version, last.answered, last.epoch(), last.pinned.phase().label(), overtaken));
    }

    final void refuse(ClientError error, String sentence) {
        end(new ClientAnswer.Refused(
                error,
                sentence,
                mayHaveHappened(),
                round.epoch(),
                round.pinned.phase().label()));
    }

    private void giveUp() {
        coordinator.rounds().end(round);
        refuse(
                ClientError.QUORUM_NOT_REACHED,
                "too few replicas answered in time: " + round.quorum.tally(round.answered));
    }

    private void end(ClientAnswer given) {
        if (over) return;
        over = true;
        deadline.cancel();
        answer.accept(given);
    }
}
