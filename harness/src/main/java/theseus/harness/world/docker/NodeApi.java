package theseus.harness.world.docker;

import java.util.SortedMap;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Request;

/// The reference node's HTTP API, as far as the harness speaks it.
final class NodeApi {
    private final NodeHttp http;
    private final SortedMap<String, Door> doors;

    NodeApi(NodeHttp http, SortedMap<String, Door> doors) {
        this.http = http;
        this.doors = doors;
    }

    /// @param answers whether there was any answer
    /// @param ready whether the node serves clients
    /// @param words what it said, or why it did not
    record Health(boolean answers, boolean ready, String words) {}

    void health(String node, Consumer<Health> then) {
        http.send(
                new Request.Builder().url(at(node, "health").build()),
                outcome -> then.accept(
                        switch (outcome) {
                            case NodeHttp.Outcome.Answered answered ->
                                new Health(true, answered.status() == 200, answered.status() + " " + answered.text());
                            case NodeHttp.Outcome.NotSent no -> new Health(false, false, no.why());
                            case NodeHttp.Outcome.Lost lost -> new Health(false, false, lost.why());
                        }));
    }

    private HttpUrl.Builder at(String node, String... path) {
        HttpUrl.Builder url = NodeHttp.at(doors.get(node)).addPathSegment("v1");
        for (String segment : path) url.addPathSegment(segment);
        return url;
    }
}
