package theseus.harness.world.docker;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import okhttp3.Request;
import theseus.harness.system.Address;
import theseus.harness.system.Call;
import theseus.harness.system.Health;
import theseus.harness.system.Reply;
import theseus.harness.system.Session;
import theseus.harness.system.View;
import theseus.harness.system.http.Http;

/// A session with processes of which only one thing matters: whether they answer.
final class Knocking implements Session {
    private final Http http = new Http(Duration.ofSeconds(2));
    private final SortedMap<String, Address> doors;

    Knocking(SortedMap<String, Address> doors) {
        this.doors = doors;
    }

    @Override
    public void health(String node, Consumer<Health> then) {
        http.send(
                new Request.Builder().url(Http.at(doors.get(node)).build()),
                outcome -> then.accept(
                        outcome instanceof Http.Outcome.Answered answered
                                ? new Health(true, true, answered.text())
                                : Health.silent(outcome.toString())));
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> then) {
        then.accept(new Reply.Failed("it has no clients"));
    }

    @Override
    public void watch(String tenant, List<String> keys, Consumer<View> watcher) {}

    @Override
    public void close() {
        http.close();
    }
}
