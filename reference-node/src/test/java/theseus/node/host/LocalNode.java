package theseus.node.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// A real node on loopback, in this JVM, and a client of it.
final class LocalNode {
    static final String LEVER_TOKEN = "open-sesame";
    private static final JsonMapper JSON = new JsonMapper();
    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final List<String> arguments;
    private final List<Throwable> defects = new ArrayList<>();
    private Host host;

    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    private LocalNode(List<String> arguments) {
        this.arguments = arguments;
    }

    /// Ports that are free now.
    static SortedMap<String, Integer> peerPorts(String... nodes) {
        TreeMap<String, Integer> ports = new TreeMap<>();
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (String node : nodes) {
                ServerSocket socket = new ServerSocket(0);
                held.add(socket);
                ports.put(node, socket.getLocalPort());
            }
            for (ServerSocket socket : held) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ports;
    }

    /// A node that is not started yet. Its authority is n1; n4 is no member yet.
    static LocalNode named(String id, Path data, SortedMap<String, Integer> peerPorts, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--id", id, "--data", data.resolve(id).toString()));
        arguments.addAll(List.of("--client-listen", "127.0.0.1:0", "--peer-listen", "127.0.0.1:" + peerPorts.get(id)));
        peerPorts.forEach((node, port) -> arguments.addAll(List.of("--node", node + "=127.0.0.1:" + port)));
        List<String> members =
                peerPorts.keySet().stream().filter(node -> !node.equals("n4")).toList();
        arguments.addAll(List.of("--authority", "n1", "--members", String.join(",", members), "--vnodes", "4"));
        arguments.addAll(List.of("--log", data.resolve(id + ".log").toString()));
        arguments.addAll(List.of("--test-levers", "--lever-token", LEVER_TOKEN));
        arguments.addAll(List.of(more));
        return new LocalNode(arguments);
    }

    void start() throws WrongOptions {
        host = Host.start(HostOptions.parse(arguments.toArray(String[]::new)), defects::add);
    }

    void stop() {
        if (host != null) host.stop();
        host = null;
        if (!defects.isEmpty()) throw new AssertionError("the node met a defect", defects.getFirst());
    }

    boolean ready() {
        return get("/v1/health").status() == 200;
    }

    Answer put(String key, String value, String query) {
        return send(request("/v1/tenants/shop/keys/" + key + query).put(json("{\"value\":\"" + value + "\"}")));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer delete(String path) {
        return send(request(path).delete());
    }

    Answer post(String path, String body) {
        return send(request(path).post(json(body)));
    }

    String clientAddress() {
        return "127.0.0.1:" + host.clientPort();
    }

    Request.Builder request(String path) {
        return new Request.Builder().url("http://127.0.0.1:" + host.clientPort() + path);
    }

    Answer send(Request.Builder request) {
        try (Response response = CLIENT.newCall(request.build()).execute()) {
            byte[] body = response.body().bytes();
            return new Answer(response.code(), body.length == 0 ? JSON.nullNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RequestBody json(String body) {
        return RequestBody.create(body, null);
    }
}
