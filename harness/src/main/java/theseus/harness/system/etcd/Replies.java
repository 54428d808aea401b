package theseus.harness.system.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.histories.Provenance;

/// What an answer of etcd says about a call. A read changes nothing, so one that was not answered simply failed; a
/// write that was refused has certainly not taken place only where etcd says no before it proposes anything to Raft.
/// All other errors, time-outs first among them, leave it open.
final class Replies {
    /// Said at the door, in `etcdserver/api/v3rpc` and at the beginning of `processInternalRaftRequestOnce`.
    private static final List<String> BEFORE_PROPOSING = List.of(
            "etcdserver: rpc not supported for learner",
            "etcdserver: too many requests",
            "etcdserver: request is too large",
            "etcdserver: key is not provided",
            "etcdserver: mvcc: database space exceeded",
            "etcdserver: not capable");

    private Replies() {}

    static Reply of(String node, Call call, Wire.Answer answer) {
        boolean reads = call.f().equals("read");
        return switch (answer) {
            case Wire.Answer.Given(JsonNode body) ->
                new Reply.Ok(reads ? value(body) : null, provenance(node, call, body));
            case Wire.Answer.NotSent no -> new Reply.Failed(no.why());
            case Wire.Answer.Lost lost -> reads ? new Reply.Failed(lost.why()) : new Reply.Unknown(lost.why());
            case Wire.Answer.Refused(String words) ->
                reads || BEFORE_PROPOSING.stream().anyMatch(words::startsWith)
                        ? new Reply.Failed(words)
                        : new Reply.Unknown(words);
        };
    }

    private static String value(JsonNode body) {
        JsonNode found = body.path("kvs").path(0);
        return found.isMissingNode() ? null : Wire.decoded(found.path("value"));
    }

    private static Provenance provenance(String node, Call call, JsonNode body) {
        return new Provenance(node, call.level(), version(call, body), List.of(), -1, null);
    }

    /// The revision at which the key was last changed, by this write or before this read; null where the key was not
    /// there, and nothing was changed.
    private static String version(Call call, JsonNode body) {
        return switch (call.f()) {
            case "read" -> version(body.path("kvs").path(0).path("mod_revision"));
            case "delete" -> body.has("deleted") ? version(body.path("header").path("revision")) : null;
            default -> version(body.path("header").path("revision"));
        };
    }

    /// A revision in a form whose order is the order of revisions; null for none.
    static String version(JsonNode revision) {
        return revision.isMissingNode() ? null : "%020d".formatted(revision.asLong());
    }
}
