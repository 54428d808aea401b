package theseus.harness.system.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import theseus.harness.system.Call;
import theseus.harness.system.Health;
import theseus.harness.system.Move;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.Reply;
import theseus.harness.system.Session;
import theseus.harness.system.Site;
import theseus.harness.system.View;

/// A running etcd cluster. Keys are named `tenant/key`.
final class EtcdSession implements Session {
    private final Wire wire;
    private final Membership membership;

    EtcdSession(Site site, Wire wire) {
        this.wire = wire;
        membership = new Membership(site, wire);
    }

    /// A member is ready when it knows a leader. Asked locally, so that one without a leader answers at once.
    @Override
    public void health(String node, Consumer<Health> then) {
        wire.call(
                node,
                "maintenance/status",
                Wire.body(),
                answer -> then.accept(
                        switch (answer) {
                            case Wire.Answer.Given(JsonNode status) ->
                                new Health(true, status.has("leader"), answer.words());
                            case Wire.Answer.Refused(String words) -> new Health(true, false, words);
                            case Wire.Answer.NotSent no -> Health.silent(no.why());
                            case Wire.Answer.Lost lost -> Health.silent(lost.why());
                        }));
    }

    @Override
    public void call(String node, Call call, Consumer<Reply> then) {
        ObjectNode body = Wire.body().put("key", Wire.encoded(call.tenant() + "/" + call.key()));
        switch (call.f()) {
            case "read" -> body.put("serializable", call.level().equals(Etcd.SERIALIZABLE));
            case "write" -> body.put("value", Wire.encoded(call.value()));
            case "delete" -> {}
            default -> throw new IllegalArgumentException("'" + call.f() + "'; expected read, write or delete");
        }
        wire.call(node, path(call.f()), body, answer -> then.accept(Replies.of(node, call, answer)));
    }

    private static String path(String f) {
        return f.equals("read") ? "kv/range" : f.equals("write") ? "kv/put" : "kv/deleterange";
    }

    @Override
    public void watch(String tenant, List<String> keys, Consumer<View> watcher) {
        membership.watch(keys, watcher);
    }

    @Override
    public void move(Move move, String token, boolean queued, Consumer<Optional<String>> then) {
        if (move instanceof Move.Join(String joiner)) membership.add(joiner, then);
        else Session.super.move(move, token, queued, then);
    }

    /// What the member itself holds once it has applied all that was committed when it was asked: such a read is
    /// answered from its own store. Nothing is kept of a deleted key.
    @Override
    public void records(String node, Consumer<Optional<List<ReplicaRecord>>> then) {
        ObjectNode all = Wire.body().put("key", Wire.encoded("\0")).put("range_end", Wire.encoded("\0"));
        wire.call(
                node,
                "kv/range",
                all,
                answer -> then.accept(
                        answer instanceof Wire.Answer.Given(JsonNode body)
                                ? Optional.of(records(body))
                                : Optional.empty()));
    }

    private static List<ReplicaRecord> records(JsonNode body) {
        List<ReplicaRecord> records = new ArrayList<>();
        for (JsonNode each : body.path("kvs")) {
            String[] name = Wire.decoded(each.path("key")).split("/", 2);
            records.add(new ReplicaRecord(
                    name[0], name[1], Replies.version(each.path("mod_revision")), Wire.decoded(each.path("value"))));
        }
        return records;
    }

    @Override
    public void waiting(Consumer<SortedMap<String, String>> then) {
        membership.waiting(then);
    }

    @Override
    public void forgetConnections() {
        wire.forgetConnections();
    }

    @Override
    public void close() {
        wire.close();
    }
}
