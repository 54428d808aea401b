package theseus.node.host.peer;

import java.util.List;
import theseus.node.message.Message;
import theseus.node.store.Record;

/// About how long a message is, so that a batch of large ones stays small.
final class Weight {
    private static final long SMALL = 64;

    private Weight() {}

    static long charsOf(Message message) {
        if (message instanceof Message.PutAsked put) return SMALL + charsOf(put.record());
        if (message instanceof Message.ReadTold read) return SMALL + charsOf(read.found());
        if (message instanceof Message.CopyBatch copy) return SMALL + charsOf(copy.records());
        if (message instanceof Message.PullTold pull) return SMALL + charsOf(pull.records());
        if (message instanceof Message.Brought brought) return SMALL + charsOf(brought.records());
        return SMALL;
    }

    private static long charsOf(List<Message.Keyed> records) {
        long chars = 0;
        for (Message.Keyed keyed : records) chars += SMALL + charsOf(keyed.record());
        return chars;
    }

    private static long charsOf(Record record) {
        return record == null || record.isTombstone() ? 0 : record.value().length();
    }
}
