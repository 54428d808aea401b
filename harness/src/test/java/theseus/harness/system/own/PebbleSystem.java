package theseus.harness.system.own;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.RequestBody;
import theseus.harness.system.Call;
import theseus.harness.system.Charter;
import theseus.harness.system.Health;
import theseus.harness.system.Image;
import theseus.harness.system.Levels;
import theseus.harness.system.Program;
import theseus.harness.system.Reply;
import theseus.harness.system.Session;
import theseus.harness.system.Site;
import theseus.harness.system.System;
import theseus.harness.system.View;
import theseus.harness.system.http.Http;
import theseus.histories.Provenance;
import theseus.histories.check.Promise;
import theseus.nemesis.Setup;

/// Pebble as a system under test.
public final class PebbleSystem implements System {
    @Override
    public String name() {
        return "pebble";
    }

    /// One level, which promises linearizability. It moves nothing, and has no levers of its own.
    @Override
    public Charter charter() {
        return Charter.of(Levels.only("ANY", Promise.LINEARIZABLE));
    }

    @Override
    public Image image() {
        return Image.ofJava("pebble", Pebble.class);
    }

    @Override
    public Program program(Site site, String node, Setup setup) {
        return Program.of(Integer.toString(Site.CLIENT_PORT));
    }

    @Override
    public Session connect(Site site) {
        return new Client(site);
    }

    private record Client(Site site, Http http) implements Session {
        Client(Site site) {
            this(site, new Http(Duration.ofSeconds(5)));
        }

        @Override
        public void health(String node, Consumer<Health> then) {
            http.send(
                    request(node, "anything"),
                    outcome -> then.accept(
                            outcome instanceof Http.Outcome.Answered answered
                                    ? new Health(true, answered.status() < 300, answered.text())
                                    : Health.silent(outcome.toString())));
        }

        @Override
        public void call(String node, Call call, Consumer<Reply> then) {
            Request.Builder request = request(node, call.key());
            switch (call.f()) {
                case "write" -> request.put(RequestBody.create(call.value().getBytes(StandardCharsets.UTF_8)));
                case "delete" -> request.delete();
                default -> request.get();
            }
            http.send(request, outcome -> then.accept(reply(node, call, outcome)));
        }

        /// What was not sent has not happened; what was sent and not answered may have, unless it was a read.
        private static Reply reply(String node, Call call, Http.Outcome outcome) {
            boolean reads = call.f().equals("read");
            return switch (outcome) {
                case Http.Outcome.Answered answered ->
                    new Reply.Ok(
                            reads && answered.status() == 200 ? answered.text() : null,
                            new Provenance(node, call.level(), null, List.of(), -1, null));
                case Http.Outcome.NotSent no -> new Reply.Failed(no.why());
                case Http.Outcome.Lost lost -> reads ? new Reply.Failed(lost.why()) : new Reply.Unknown(lost.why());
            };
        }

        private Request.Builder request(String node, String key) {
            return new Request.Builder()
                    .url(Http.at(site.clients(node)).addPathSegment(key).build());
        }

        /// Nothing ever changes, so there is one view to tell.
        @Override
        public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
            watcher.accept(View.still(site.members(), keys));
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
