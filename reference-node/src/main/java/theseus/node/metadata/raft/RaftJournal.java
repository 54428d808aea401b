package theseus.node.metadata.raft;

import io.microraft.model.impl.log.DefaultLogEntryOrBuilder;
import io.microraft.model.impl.log.DefaultRaftGroupMembersViewOrBuilder;
import io.microraft.model.impl.persistence.DefaultRaftEndpointPersistentStateOrBuilder;
import io.microraft.model.impl.persistence.DefaultRaftTermPersistentStateOrBuilder;
import io.microraft.model.log.LogEntry;
import io.microraft.model.log.RaftGroupMembersView;
import io.microraft.model.log.SnapshotChunk;
import io.microraft.model.persistence.RaftEndpointPersistentState;
import io.microraft.model.persistence.RaftTermPersistentState;
import io.microraft.persistence.RaftStore;
import io.microraft.persistence.RestoredRaftState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import theseus.node.log.CommitLog;
import theseus.node.log.Entry;
import theseus.node.message.Order;
import theseus.node.message.RaftWord.Logged;
import theseus.node.ring.NodeId;

/// MicroRaft's store, in the node's commit log.
///
/// MicroRaft believes that what it has flushed is durable when the call returns; here a sync is only on its way
/// then. [RaftSeat] makes that belief true for everybody who can look: nothing that the member says, to others or to
/// its own node, leaves before all that it had logged by then is durable. What a crash takes back, nobody knew of.
final class RaftJournal implements RaftStore {
    private final CommitLog log;
    private final List<Logged> entries = new ArrayList<>();
    private int term;
    private NodeId votedFor;

    RaftJournal(CommitLog log) {
        this.log = log;
    }

    void replay(Entry.OfRaft entry) {
        switch (entry) {
            case Entry.RaftTerm t -> keep(t);
            case Entry.RaftLogged(Logged logged) -> entries.add(logged);
            case Entry.RaftTruncated truncated -> cut(truncated.from());
        }
    }

    List<Entry> live() {
        List<Entry> live = new ArrayList<>();
        if (term > 0) live.add(new Entry.RaftTerm(term, votedFor));
        for (Logged logged : entries) live.add(new Entry.RaftLogged(logged));
        return live;
    }

    /// The state of the life before; empty where there was none.
    Optional<RestoredRaftState> restored(Member self, List<Member> members) {
        if (term == 0) return Optional.empty();
        RaftEndpointPersistentState endpoint = new DefaultRaftEndpointPersistentStateOrBuilder()
                .setLocalEndpoint(self)
                .setVoting(true)
                .build();
        RaftGroupMembersView group = new DefaultRaftGroupMembersViewOrBuilder()
                .setLogIndex(0)
                .setMembers(List.copyOf(members))
                .setVotingMembers(List.copyOf(members))
                .build();
        RaftTermPersistentState vote = new DefaultRaftTermPersistentStateOrBuilder()
                .setTerm(term)
                .setVotedFor(votedFor == null ? null : new Member(votedFor))
                .build();
        List<LogEntry> logged = new ArrayList<>();
        for (Logged entry : entries) logged.add(entryOf(entry));
        return Optional.of(new RestoredRaftState(endpoint, group, vote, null, logged));
    }

    static LogEntry entryOf(Logged logged) {
        return new DefaultLogEntryOrBuilder()
                .setIndex(logged.index())
                .setTerm(logged.term())
                .setOperation(logged.order())
                .build();
    }

    static Logged loggedOf(LogEntry entry) {
        return new Logged(entry.getIndex(), entry.getTerm(), (Order) entry.getOperation());
    }

    /// The member and its group follow from the node's options: nothing to keep.
    @Override
    public void persistAndFlushLocalEndpoint(RaftEndpointPersistentState endpoint) {}

    @Override
    public void persistAndFlushInitialGroupMembers(RaftGroupMembersView members) {}

    @Override
    public void persistAndFlushTerm(RaftTermPersistentState state) {
        NodeId vote = state.getVotedFor() == null ? null : ((Member) state.getVotedFor()).node();
        Entry.RaftTerm entry = new Entry.RaftTerm(state.getTerm(), vote);
        keep(entry);
        log.append(entry);
    }

    @Override
    public void persistLogEntries(List<LogEntry> more) {
        for (LogEntry entry : more) {
            Logged logged = loggedOf(entry);
            entries.add(logged);
            log.append(new Entry.RaftLogged(logged));
        }
    }

    @Override
    public void truncateLogEntriesFrom(long index) {
        cut(index);
        log.append(new Entry.RaftTruncated(index));
    }

    /// Each append has a sync on its way already.
    @Override
    public void flush() {}

    @Override
    public void persistSnapshotChunk(SnapshotChunk chunk) {
        throw RaftSeat.noSnapshots();
    }

    @Override
    public void truncateLogEntriesUntil(long index) {
        throw RaftSeat.noSnapshots();
    }

    @Override
    public void deleteSnapshotChunks(long index, int count) {
        throw RaftSeat.noSnapshots();
    }

    private void keep(Entry.RaftTerm entry) {
        term = entry.term();
        votedFor = entry.votedFor();
    }

    private void cut(long from) {
        while (!entries.isEmpty() && entries.getLast().index() >= from) entries.removeLast();
    }
}
