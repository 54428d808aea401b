package theseus.node.host.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One request: its path's variables, its query, its headers, its body.
public final class Asked {
    private static final int DRAINED_BYTES_MAX = 16 << 20;

    private final HttpExchange exchange;
    private final Map<String, String> variables;
    private final Map<String, List<String>> query;

    Asked(HttpExchange exchange, Map<String, String> variables) {
        this.exchange = exchange;
        this.variables = variables;
        this.query = parseQuery(exchange.getRequestURI().getRawQuery());
    }

    /// A variable of the route's path.
    public String variable(String name) {
        return variables.get(name);
    }

    /// The query's only value of that name.
    public Optional<String> query(String name) {
        List<String> values = queries(name);
        if (values.size() > 1) throw new Refusal(400, "MALFORMED_QUERY", "'" + name + "' is given more than once");
        return values.stream().findFirst();
    }

    /// All the query's values of that name.
    public List<String> queries(String name) {
        return query.getOrDefault(name, List.of());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /// The whole body; refused where it is longer than `bytesMax`.
    public byte[] body(int bytesMax) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(bytesMax + 1);
        if (body.length <= bytesMax) return body;
        in.skip(DRAINED_BYTES_MAX);
        throw new Refusal(413, "BODY_TOO_LARGE", "the body is longer than " + bytesMax + " bytes")
                .with("bytesMax", bytesMax);
    }

    /// A percent-encoded piece of UTF-8.
    static String decode(String text, boolean plusIsSpace) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) hex(text, i + 1);
                i += 2;
            } else {
                bytes[length++] = (byte) (plusIsSpace && c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "MALFORMED_PATH", "'" + text + "' is not percent-encoded UTF-8");
        }
    }

    private static int hex(String text, int at) {
        int value = at + 2 > text.length()
                ? -1
                : Character.digit(text.charAt(at), 16) * 16 + Character.digit(text.charAt(at + 1), 16);
        if (value < 0) throw new Refusal(400, "MALFORMED_PATH", "'" + text + "' is not percent-encoded UTF-8");
        return value;
    }

    private static Map<String, List<String>> parseQuery(String raw) {
        Map<String, List<String>> query = new TreeMap<>();
        if (raw == null || raw.isEmpty()) return query;
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
            query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
        return query;
    }
}
