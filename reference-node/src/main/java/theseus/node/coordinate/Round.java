package theseus.node.coordinate;

import java.util.ArrayList;
import java.util.List;
import theseus.node.environment.Timers;
import theseus.node.message.Message;
import theseus.node.message.Message.Keyed;
import theseus.node.quorum.Quorum;
import theseus.node.ring.NodeId;
import theseus.node.topology.Topology;

/// One question to a quorum, pinned to one topology. Refused by a fence, it is asked again under the newer
/// topology, with the same content: a retried write keeps its version.
final class Round {
    /// What the round is about; called back by [Rounds].
    interface Question {
        /// Who is asked under this topology.
        Quorum quorum(Topology topology);

        /// The message to each of them.
        Message ask(long round, long epoch);

        /// Whether the answer is one that counts.
        default boolean counts(Message answer) {
            return true;
        }

        /// The round begins (again): answers so far are void.
        void begin();

        /// An answer arrived from a replica that had not answered yet.
        void answered(NodeId from, Message answer);

        /// Enough have answered.
        void reached(Round round);

        /// What a silent replica misses and must be told later; null where nothing was written.
        Keyed missed();

        /// A replica found the version at or below the tombstone floor.
        void tooOld(Message.TooOld refusal);
    }

    final Question question;
    final List<NodeId> answered = new ArrayList<>(4);
    /// Who answered after it was enough.
    final List<NodeId> late = new ArrayList<>(2);
    /// For whom it was noted that they missed this.
    final List<NodeId> noted = new ArrayList<>(2);
    long id;
    Topology pinned;
    Quorum quorum;
    Timers.Alarm resend;

    Round(Question question) {
        this.question = question;
    }

    /// Who has answered, in time or late.
    List<NodeId> answeredByNow() {
        if (late.isEmpty()) return answered;
        List<NodeId> all = new ArrayList<>(answered);
        all.addAll(late);
        return all;
    }

    /// The epoch that the round is pinned to.
    long epoch() {
        return pinned.epoch();
    }
}
