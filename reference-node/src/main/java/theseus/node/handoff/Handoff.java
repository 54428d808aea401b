package theseus.node.handoff;

import java.util.SortedSet;
import java.util.TreeSet;
import theseus.node.coordinate.Rounds;
import theseus.node.environment.Environment;
import theseus.node.environment.Timers;
import theseus.node.log.Entry.HintStored;
import theseus.node.quorum.Rules;
import theseus.node.ring.NodeId;

/// Brings hints to their replicas: each as an ordinary conditional put to the key's *current* write set, one at a time
/// for each replica, and no further while that one is silent.
public final class Handoff {
    private static final int RESENDS_BETWEEN_LOOKS = 10;
    private static final int RESENDS_OF_PATIENCE = 4;

    private final Environment environment;
    private final Hints hints;
    private final Rounds rounds;
    private final Rules rules;
    private final long resendNanos;
    private final SortedSet<NodeId> busy = new TreeSet<>();

    /// @param resendNanos after which an unanswered message is sent again
    public Handoff(Environment environment, Hints hints, Rounds rounds, Rules rules, long resendNanos) {
        this.environment = environment;
        this.hints = hints;
        this.rounds = rounds;
        this.rules = rules;
        this.resendNanos = resendNanos;
    }

    /// Looks for hints from now on.
    public void begin() {
        look();
    }

    private void look() {
        hints.dropExpired();
        hints.replicas().forEach(this::handOver);
        environment.timers().after(RESENDS_BETWEEN_LOOKS * resendNanos, this::look);
    }

    private void handOver(NodeId replica) {
        HintStored hint = hints.next(replica);
        if (hint == null || !busy.add(replica)) return;
        Attempt attempt = new Attempt(hint);
        attempt.giveUp = environment.timers().after(RESENDS_OF_PATIENCE * resendNanos, attempt::silent);
        attempt.cancel = rounds.handOver(rules, hint.key(), hint.record(), replica, attempt::over);
    }

    private final class Attempt {
        private final HintStored hint;
        private Timers.Alarm giveUp;
        private Runnable cancel;

        Attempt(HintStored hint) {
            this.hint = hint;
        }

        /// Taken by all who matter, or too old for those who have forgotten the key since.
        void over() {
            giveUp.cancel();
            busy.remove(hint.replica());
            hints.drop(hint);
            handOver(hint.replica());
        }

        void silent() {
            cancel.run();
            busy.remove(hint.replica());
        }
    }
}
