package theseus.node.log;

import java.util.ArrayList;
import java.util.List;
import theseus.node.message.OrderJson;
import theseus.node.message.RaftWord;
import theseus.node.message.TopologyJson;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.store.Record;
import theseus.node.store.Version;

/// Entries as bytes: a kind, then the fields. Topologies are JSON inside, for they are rare and rich.
final class EntryCodec {
    private static final int PUT = 1;
    private static final int FORGOT = 2;
    private static final int FENCE_RAISED = 3;
    private static final int SESSION_OPENED = 4;
    private static final int RANGE_COPIED = 5;
    private static final int CLEANED_UP = 6;
    private static final int TOPOLOGY_KNOWN = 7;
    private static final int TOPOLOGY_DECIDED = 8;
    private static final int INCARNATIONS_GIVEN = 9;
    private static final int RANGE_VERIFIED = 10;
    private static final int HINT_STORED = 11;
    private static final int HINT_DROPPED = 12;
    private static final int RAFT_TERM = 21;
    private static final int RAFT_LOGGED = 22;
    private static final int RAFT_TRUNCATED = 23;

    private EntryCodec() {}

    static void write(Entry entry, ByteSink sink) {
        switch (entry) {
            case Entry.Put put -> {
                sink.u8(PUT);
                key(put.key(), sink);
                record(put.record(), sink);
            }
            case Entry.Forgot forgot -> {
                sink.u8(FORGOT);
                key(forgot.key(), sink);
            }
            case Entry.FenceRaised raised -> number(FENCE_RAISED, raised.epoch(), sink);
            case Entry.SessionOpened opened -> number(SESSION_OPENED, opened.session(), sink);
            case Entry.RangeCopied copied -> {
                number(RANGE_COPIED, copied.session(), sink);
                sink.varint(copied.range());
                sink.text(copied.source().name());
            }
            case Entry.RangeVerified verified -> {
                number(RANGE_VERIFIED, verified.session(), sink);
                sink.varint(verified.range());
                sink.text(verified.source().name());
            }
            case Entry.CleanedUp cleaned -> number(CLEANED_UP, cleaned.session(), sink);
            case Entry.TopologyKnown known -> {
                sink.u8(TOPOLOGY_KNOWN);
                sink.bytes(TopologyJson.write(known.topology()));
            }
            case Entry.TopologyDecided decided -> {
                sink.u8(TOPOLOGY_DECIDED);
                sink.bytes(TopologyJson.write(decided.topology()));
            }
            case Entry.IncarnationsGiven given -> number(INCARNATIONS_GIVEN, given.last(), sink);
            case Entry.HintStored hint -> {
                number(HINT_STORED, hint.hint(), sink);
                sink.text(hint.replica().name());
                key(hint.key(), sink);
                record(hint.record(), sink);
                sink.varint(hint.expiresMicros());
            }
            case Entry.HintDropped dropped -> number(HINT_DROPPED, dropped.hint(), sink);
            case Entry.RaftTerm term -> {
                number(RAFT_TERM, term.term(), sink);
                sink.text(term.votedFor() == null ? "" : term.votedFor().name());
            }
            case Entry.RaftLogged(RaftWord.Logged logged) -> {
                number(RAFT_LOGGED, logged.index(), sink);
                sink.varint(logged.term());
                sink.bytes(OrderJson.write(logged.order()));
            }
            case Entry.RaftTruncated truncated -> number(RAFT_TRUNCATED, truncated.from(), sink);
        }
    }

    /// @throws IllegalArgumentException where the kind is none of ours
    static Entry read(ByteSource source) {
        int kind = source.u8();
        return switch (kind) {
            case PUT -> new Entry.Put(key(source), record(source));
            case FORGOT -> new Entry.Forgot(key(source));
            case FENCE_RAISED -> new Entry.FenceRaised(source.varint());
            case SESSION_OPENED -> new Entry.SessionOpened(source.varint());
            case RANGE_COPIED ->
                new Entry.RangeCopied(source.varint(), (int) source.varint(), new NodeId(source.text()));
            case RANGE_VERIFIED ->
                new Entry.RangeVerified(source.varint(), (int) source.varint(), new NodeId(source.text()));
            case CLEANED_UP -> new Entry.CleanedUp(source.varint());
            case TOPOLOGY_KNOWN -> new Entry.TopologyKnown(TopologyJson.read(source.bytes()));
            case TOPOLOGY_DECIDED -> new Entry.TopologyDecided(TopologyJson.read(source.bytes()));
            case INCARNATIONS_GIVEN -> new Entry.IncarnationsGiven(source.varint());
            case HINT_STORED ->
                new Entry.HintStored(
                        source.varint(), new NodeId(source.text()), key(source), record(source), source.varint());
            case HINT_DROPPED -> new Entry.HintDropped(source.varint());
            case RAFT_TERM -> new Entry.RaftTerm((int) source.varint(), nodeOrNull(source.text()));
            case RAFT_LOGGED ->
                new Entry.RaftLogged(
                        new RaftWord.Logged(source.varint(), (int) source.varint(), OrderJson.read(source.bytes())));
            case RAFT_TRUNCATED -> new Entry.RaftTruncated(source.varint());
            default -> throw new IllegalArgumentException("an entry of kind " + kind);
        };
    }

    private static NodeId nodeOrNull(String name) {
        return name.isEmpty() ? null : new NodeId(name);
    }

    private static void number(int kind, long number, ByteSink sink) {
        sink.u8(kind);
        sink.varint(number);
    }

    private static void key(Key key, ByteSink sink) {
        sink.i64(key.token());
        sink.text(key.tenant());
        sink.text(key.name());
    }

    private static Key key(ByteSource source) {
        return new Key(source.i64(), source.text(), source.text());
    }

    private static void record(Record record, ByteSink sink) {
        version(record.version(), sink);
        sink.u8(record.isTombstone() ? 0 : 1);
        if (!record.isTombstone()) sink.text(record.value());
        sink.varint(record.recent().size());
        for (Record.Applied applied : record.recent()) {
            sink.text(applied.idempotencyKey());
            version(applied.version(), sink);
        }
    }

    private static Record record(ByteSource source) {
        Version version = version(source);
        String value = source.u8() == 0 ? null : source.text();
        int count = (int) source.varint();
        List<Record.Applied> recent = new ArrayList<>(Math.min(count, Record.RECENT_MAX));
        for (int i = 0; i < count; i++) recent.add(new Record.Applied(source.text(), version(source)));
        return new Record(version, value, recent);
    }

    private static void version(Version version, ByteSink sink) {
        sink.varint(version.clock());
        sink.varint(version.incarnation());
        sink.varint(version.sequence());
    }

    private static Version version(ByteSource source) {
        return new Version(source.varint(), source.varint(), source.varint());
    }
}
