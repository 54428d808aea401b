package theseus.node.host.http;

import java.nio.charset.StandardCharsets;

/// What goes back.
///
/// @param type the content type; null for no body
public record Reply(int status, String type, byte[] body) {
    /// An object as JSON.
    public static Reply json(int status, Object body) {
        return new Reply(status, "application/json", Json.write(body));
    }

    /// JSON that is already written.
    public static Reply json(byte[] body) {
        return new Reply(200, "application/json", body);
    }

    public static Reply text(String type, String body) {
        return new Reply(200, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /// No content.
    public static Reply nothing() {
        return new Reply(204, null, new byte[0]);
    }
}
