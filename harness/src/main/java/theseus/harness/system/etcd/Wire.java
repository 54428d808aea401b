package theseus.harness.system.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/// How members are spoken to, in the words of etcd's JSON gateway: bytes are in base64, numbers of 64 bits are strings,
/// and what has its default value is left out.
interface Wire extends AutoCloseable {
    /// Calls that member and no other. The answer may come on another thread.
    ///
    /// @param path below `/v3`
    void call(String node, String path, ObjectNode body, Consumer<Answer> then);

    /// Connections to a member are dead without knowing.
    void forgetConnections();

    @Override
    void close();

    /// What came of a call.
    sealed interface Answer {
        record Given(JsonNode body) implements Answer {}

        /// etcd said no, in its own words.
        record Refused(String words) implements Answer {}

        /// The call did not leave this machine.
        record NotSent(String why) implements Answer {}

        /// The call left, and nothing came back.
        record Lost(String why) implements Answer {}

        /// What was said, or why nothing was.
        default String words() {
            return switch (this) {
                case Given given -> given.body.toString();
                case Refused refused -> refused.words;
                case NotSent no -> no.why;
                case Lost lost -> lost.why;
            };
        }
    }

    /// An empty body.
    static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// Text as the gateway takes it.
    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Text that the gateway gave.
    static String decoded(JsonNode text) {
        return new String(Base64.getDecoder().decode(text.asText()), StandardCharsets.UTF_8);
    }
}
