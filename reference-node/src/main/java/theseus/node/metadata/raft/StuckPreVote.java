package theseus.node.metadata.raft;

import io.microraft.RaftNode;
import io.microraft.RaftRole;
import io.microraft.impl.RaftNodeImpl;
import io.microraft.impl.state.RaftState;
import java.util.concurrent.TimeUnit;

/// Frees a member that MicroRaft 0.7 would leave silent for ever.
///
/// A follower that has begun a pre-vote, and then hears of the same leader again, forgets to end its pre-vote; from
/// then
/// on it does not notice when that leader dies. If it alone has the newest entry, nobody else can be elected either,
/// and the group stands still. Seen in simulation (`RaftAuthorityTest`). Here the member does what it would have done:
/// it gives the leader up and asks for pre-votes once more.
final class StuckPreVote {
    private final RaftNodeImpl member;
    private final RaftTurns turns;

    StuckPreVote(RaftNode member, RaftTurns turns) {
        this.member = (RaftNodeImpl) member;
        this.turns = turns;
    }

    void watch() {
        turns.schedule(this::look, 1, TimeUnit.SECONDS);
    }

    private void look() {
        RaftState state = member.state();
        boolean stuck =
                state.role() == RaftRole.FOLLOWER && state.leader() != null && state.preCandidateState() != null;
        if (stuck && member.isLeaderHeartbeatTimeoutElapsed()) {
            member.leader(null);
            member.runPreVote();
        }
        watch();
    }
}
