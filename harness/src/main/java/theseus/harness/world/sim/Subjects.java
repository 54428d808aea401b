package theseus.harness.world.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import theseus.node.message.Message;

/// What messages are about, so that a choice about one of them can be named. An answer brings only the number of the
/// round that it belongs to, which others shift; it is about what the question was about.
final class Subjects {
    private final Map<Long, String> keyOfRound = new LinkedHashMap<>();

    /// The key, with the value where one is written; empty for what concerns no key.
    String of(Message message) {
        return switch (message) {
            case Message.ReadAsked m -> asked(m.round(), m.key().name());
            case Message.PutAsked m ->
                asked(m.round(), m.key().name()) + "=" + m.record().value();
            case Message.ReadTold m -> answered(m.round());
            case Message.PutDone m -> answered(m.round());
            case Message.StaleEpoch m -> answered(m.round());
            case Message.NotOwner m -> answered(m.round());
            case Message.TooOld m -> answered(m.round());
            default -> "";
        };
    }

    private String asked(long round, String key) {
        keyOfRound.put(round, key);
        return key;
    }

    private String answered(long round) {
        return keyOfRound.getOrDefault(round, "");
    }
}
