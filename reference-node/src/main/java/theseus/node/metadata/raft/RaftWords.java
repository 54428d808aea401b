package theseus.node.metadata.raft;

import io.microraft.model.RaftModelFactory;
import io.microraft.model.impl.DefaultRaftModelFactory;
import io.microraft.model.message.AppendEntriesFailureResponse;
import io.microraft.model.message.AppendEntriesRequest;
import io.microraft.model.message.AppendEntriesSuccessResponse;
import io.microraft.model.message.PreVoteRequest;
import io.microraft.model.message.PreVoteResponse;
import io.microraft.model.message.RaftMessage;
import io.microraft.model.message.VoteRequest;
import io.microraft.model.message.VoteResponse;
import theseus.node.message.RaftWord;

/// MicroRaft's messages as the node's own, and back.
final class RaftWords {
    private final String group;
    private final RaftModelFactory models = new DefaultRaftModelFactory();

    RaftWords(String group) {
        this.group = group;
    }

    RaftWord wordOf(RaftMessage message) {
        int term = message.getTerm();
        return switch (message) {
            case PreVoteRequest m -> new RaftWord.PreVoteAsked(term, m.getLastLogTerm(), m.getLastLogIndex());
            case PreVoteResponse m -> new RaftWord.PreVoteTold(term, m.isGranted());
            case VoteRequest m -> new RaftWord.VoteAsked(term, m.getLastLogTerm(), m.getLastLogIndex(), m.isSticky());
            case VoteResponse m -> new RaftWord.VoteTold(term, m.isGranted());
            case AppendEntriesRequest m ->
                new RaftWord.AppendAsked(
                        term,
                        m.getPreviousLogTerm(),
                        m.getPreviousLogIndex(),
                        m.getCommitIndex(),
                        m.getLogEntries().stream().map(RaftJournal::loggedOf).toList(),
                        m.getQuerySequenceNumber(),
                        m.getFlowControlSequenceNumber());
            case AppendEntriesSuccessResponse m ->
                new RaftWord.Appended(
                        term, m.getLastLogIndex(), m.getQuerySequenceNumber(), m.getFlowControlSequenceNumber());
            case AppendEntriesFailureResponse m ->
                new RaftWord.AppendRefused(
                        term, m.getExpectedNextIndex(), m.getQuerySequenceNumber(), m.getFlowControlSequenceNumber());
            default -> throw new IllegalStateException("a group whose members are fixed says no " + message);
        };
    }

    RaftMessage messageOf(Member from, RaftWord word) {
        int term = word.term();
        return switch (word) {
            case RaftWord.PreVoteAsked w ->
                models.createPreVoteRequestBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setLastLogTerm(w.lastTerm())
                        .setLastLogIndex(w.lastIndex())
                        .build();
            case RaftWord.PreVoteTold w ->
                models.createPreVoteResponseBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setGranted(w.granted())
                        .build();
            case RaftWord.VoteAsked w ->
                models.createVoteRequestBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setLastLogTerm(w.lastTerm())
                        .setLastLogIndex(w.lastIndex())
                        .setSticky(w.sticky())
                        .build();
            case RaftWord.VoteTold w ->
                models.createVoteResponseBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setGranted(w.granted())
                        .build();
            case RaftWord.AppendAsked w ->
                models.createAppendEntriesRequestBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setPreviousLogTerm(w.previousTerm())
                        .setPreviousLogIndex(w.previousIndex())
                        .setCommitIndex(w.commit())
                        .setLogEntries(
                                w.entries().stream().map(RaftJournal::entryOf).toList())
                        .setQuerySequenceNumber(w.query())
                        .setFlowControlSequenceNumber(w.flow())
                        .build();
            case RaftWord.Appended w ->
                models.createAppendEntriesSuccessResponseBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setLastLogIndex(w.lastIndex())
                        .setQuerySequenceNumber(w.query())
                        .setFlowControlSequenceNumber(w.flow())
                        .build();
            case RaftWord.AppendRefused w ->
                models.createAppendEntriesFailureResponseBuilder()
                        .setGroupId(group)
                        .setSender(from)
                        .setTerm(term)
                        .setExpectedNextIndex(w.expectedNext())
                        .setQuerySequenceNumber(w.query())
                        .setFlowControlSequenceNumber(w.flow())
                        .build();
        };
    }
}
