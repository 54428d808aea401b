package theseus.node.host.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import theseus.node.host.http.Json;

/// The client ports of one or more nodes. What is asked of *any* goes to the first that is there.
final class Nodes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType TYPE = MediaType.get("application/json");

    private final OkHttpClient client;
    private final List<String> addresses;

    /// @param addresses `HOST:PORT`, at least one
    Nodes(List<String> addresses, long timeoutMillis) {
        this.addresses = List.copyOf(addresses);
        client = new OkHttpClient.Builder()
                .connectTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .callTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .retryOnConnectionFailure(false)
                .build();
    }

    List<String> addresses() {
        return addresses;
    }

    /// The answer of the first node that is there; an error it tells is [Trouble].
    JsonNode any(String method, String path, Object body) {
        List<String> silent = new ArrayList<>();
        for (String address : addresses) {
            try {
                return answer(request(address, method, path, body));
            } catch (IOException e) {
                silent.add(address + ": " + reason(e));
            }
        }
        throw new Trouble(Trouble.UNKNOWN, "no node answers (" + String.join("; ", silent) + ")");
    }

    /// The answer of that node, whatever its status; empty where it is not there.
    Optional<JsonNode> ask(String address, String path) {
        try (Response response =
                client.newCall(request(address, "GET", path, null)).execute()) {
            return Optional.of(JSON.readTree(response.body().bytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private JsonNode answer(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            JsonNode body = JSON.readTree(response.body().bytes());
            if (response.isSuccessful()) return body;
            boolean open = body.path("mayHaveHappened").asBoolean();
            throw new Trouble(
                    open ? Trouble.UNKNOWN : Trouble.REFUSED,
                    body.path("code").asText("HTTP " + response.code()) + ": "
                            + body.path("sentence").asText("no reason given")
                            + (open ? "; it may have happened all the same" : ""));
        }
    }

    private static Request request(String address, String method, String path, Object body) {
        RequestBody sent = method.equals("GET") || method.equals("DELETE")
                ? null
                : RequestBody.create(body == null ? new byte[0] : Json.write(body), TYPE);
        return new Request.Builder()
                .url("http://" + address + path)
                .method(method, sent)
                .build();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
