package theseus.node.host.api;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import theseus.node.host.http.Refusal;
import theseus.node.quorum.Consistency;
import theseus.node.ring.NodeId;

/// What a client may send: sizes in bytes of UTF-8, names, levels.
final class Limits {
    static final int KEY_BYTES_MAX = 512;
    static final int VALUE_BYTES_MAX = 1 << 20;
    /// A value of the greatest size in JSON, each of its characters escaped.
    static final int PUT_BODY_BYTES_MAX = 6 * VALUE_BYTES_MAX + 1024;

    static final int SMALL_BODY_BYTES_MAX = 16 << 10;
    private static final int IDEMPOTENCY_KEY_CHARS_MAX = 255;

    private Limits() {}

    static String tenant(String name) {
        if (name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) return name;
        throw new Refusal(400, "INVALID_TENANT", "tenant names have 1 to 64 letters, digits, '.', '_' or '-'");
    }

    static String key(String key) {
        int bytes = bytesOf(key, "key");
        if (bytes == 0) throw new Refusal(400, "INVALID_KEY", "the key is empty");
        if (bytes <= KEY_BYTES_MAX) return key;
        throw new Refusal(413, "KEY_TOO_LARGE", "a key of " + bytes + " bytes; expected at most " + KEY_BYTES_MAX)
                .with("bytes", bytes)
                .with("bytesMax", KEY_BYTES_MAX);
    }

    static String value(String value) {
        int bytes = bytesOf(value, "value");
        if (bytes <= VALUE_BYTES_MAX) return value;
        throw new Refusal(413, "VALUE_TOO_LARGE", "a value of " + bytes + " bytes; expected at most " + VALUE_BYTES_MAX)
                .with("bytes", bytes)
                .with("bytesMax", VALUE_BYTES_MAX);
    }

    static Consistency level(Optional<String> text) {
        String name = text.orElse("QUORUM").toUpperCase(Locale.ROOT);
        for (Consistency level : Consistency.values()) if (level.name().equals(name)) return level;
        throw new Refusal(400, "INVALID_CONSISTENCY", "consistency '" + name + "'; expected ONE, QUORUM or ALL");
    }

    static String idempotencyKey(Optional<String> header) {
        if (header.isEmpty()) return null;
        if (header.get().matches("[!-~]{1," + IDEMPOTENCY_KEY_CHARS_MAX + "}")) return header.get();
        throw new Refusal(
                400,
                "INVALID_IDEMPOTENCY_KEY",
                "Idempotency-Key has 1 to " + IDEMPOTENCY_KEY_CHARS_MAX + " visible ASCII characters");
    }

    static NodeId nodeId(String name) {
        try {
            return new NodeId(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "INVALID_NODE", e.getMessage());
        }
    }

    private static int bytesOf(String text, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(text))
                    .remaining();
        } catch (CharacterCodingException e) {
            throw new Refusal(
                    400, "MALFORMED_TEXT", "the " + what + " has half a surrogate pair, which is no character");
        }
    }
}
