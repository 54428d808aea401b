package theseus.node.host.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import theseus.node.host.http.Json;
import theseus.node.ring.NodeId;

/// Asks an address who answers there: before a node is admitted, its address is tried.
public final class Greeting {
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final OkHttpClient client =
            Link.client().newBuilder().callTimeout(WAIT).build();
    private final String cluster;

    public Greeting(String cluster) {
        this.cluster = cluster;
    }

    /// Why the node is not to be reached at that address; empty where it is.
    public Optional<String> complaint(NodeId expected, String address) {
        if (PeerAddress.parse(address).isEmpty())
            return Optional.of("'" + address + "' is no address; expected host:port");
        Request request = new Request.Builder()
                .url("http://" + address + "/peer/v1/identity")
                .build();
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) return Optional.of(address + " answers " + response.code());
            var told = Json.object(response.body().bytes(), "cluster", "node");
            String there = Json.text(told, "node") + " of cluster " + Json.text(told, "cluster");
            String wanted = expected + " of cluster " + cluster;
            return there.equals(wanted)
                    ? Optional.empty()
                    : Optional.of("at " + address + " answers " + there + "; expected " + wanted);
        } catch (IOException e) {
            return Optional.of(address + " does not answer: " + e.getMessage());
        }
    }
}
