package theseus.node.message;

import java.util.List;

/// What the members of the metadata group say to each other. Membership is fixed and no snapshot is ever taken, so
/// there are no words for those.
public sealed interface RaftWord {
    int term();

    record PreVoteAsked(int term, int lastTerm, long lastIndex) implements RaftWord {}

    record PreVoteTold(int term, boolean granted) implements RaftWord {}

    record VoteAsked(int term, int lastTerm, long lastIndex, boolean sticky) implements RaftWord {}

    record VoteTold(int term, boolean granted) implements RaftWord {}

    /// @param query the number of the leader's latest round of queries
    /// @param flow the number that a follower's answer brings back, so that the leader sends on
    record AppendAsked(
            int term, int previousTerm, long previousIndex, long commit, List<Logged> entries, long query, long flow)
            implements RaftWord {
        public AppendAsked {
            entries = List.copyOf(entries);
        }
    }

    record Appended(int term, long lastIndex, long query, long flow) implements RaftWord {}

    record AppendRefused(int term, long expectedNext, long query, long flow) implements RaftWord {}

    /// One entry of the group's log.
    record Logged(long index, int term, Order order) {}
}
