package theseus.harness.system.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import theseus.harness.system.Call;
import theseus.harness.system.Reply;
import theseus.harness.system.http.Http;
import theseus.histories.Provenance;

/// What an HTTP outcome says about a call. A read changes nothing, so one without an answer simply failed; a write that
/// was sent and not answered may have taken place.
final class Replies {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private Replies() {}

    static Reply of(String node, Call call, boolean reads, Http.Outcome outcome) {
        return switch (outcome) {
            case Http.Outcome.Answered answered -> answered(node, call, reads, answered);
            case Http.Outcome.NotSent no -> new Reply.Failed(no.why());
            case Http.Outcome.Lost lost -> reads ? new Reply.Failed(lost.why()) : new Reply.Unknown(lost.why());
        };
    }

    private static Reply answered(String node, Call call, boolean reads, Http.Outcome.Answered answered) {
        JsonNode body = NodeApi.parse(answered.body());
        boolean nothingThere =
                answered.status() == NOT_FOUND && body.path("code").asText().equals("KEY_NOT_FOUND");
        if (answered.status() == OK || nothingThere)
            return new Reply.Ok(reads ? text(body, "value") : null, provenance(node, call, body));
        String error = NodeApi.sentence(answered);
        boolean certain = reads
                || (body.has("mayHaveHappened") && !body.get("mayHaveHappened").asBoolean());
        return certain ? new Reply.Failed(error) : new Reply.Unknown(error);
    }

    private static Provenance provenance(String node, Call call, JsonNode body) {
        List<String> replicas = new ArrayList<>();
        body.path("replicas").forEach(replica -> replicas.add(replica.asText()));
        return new Provenance(
                node,
                call.level(),
                text(body, "version"),
                replicas,
                body.path("epoch").asLong(-1),
                text(body, "phase"));
    }

    private static String text(JsonNode body, String field) {
        return body.hasNonNull(field) ? body.get(field).asText() : null;
    }
}
