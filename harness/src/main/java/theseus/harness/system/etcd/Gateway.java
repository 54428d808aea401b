package theseus.harness.system.etcd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import theseus.harness.system.Site;
import theseus.harness.system.http.Http;

/// etcd's JSON gateway, which every member has on its client port: each call is a POST below `/v3`, bytes are in
/// base64, numbers of 64 bits are strings, and what has its default value is left out.
final class Gateway implements Wire {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Site site;
    private final Http http = new Http(CALL_LIMIT);

    Gateway(Site site) {
        this.site = site;
    }

    @Override
    public void call(String node, String path, ObjectNode body, Consumer<Answer> then) {
        Request.Builder request = new Request.Builder()
                .url(Http.at(site.clients(node)).addPathSegments("v3/" + path).build())
                .post(RequestBody.create(body.toString().getBytes(StandardCharsets.UTF_8), JSON));
        http.send(request, outcome -> then.accept(answer(outcome)));
    }

    private static Answer answer(Http.Outcome outcome) {
        return switch (outcome) {
            case Http.Outcome.Answered answered
            when answered.status() == 200 -> new Answer.Given(parsed(answered.text()));
            case Http.Outcome.Answered answered ->
                new Answer.Refused(parsed(answered.text())
                        .path("error")
                        .asText("status " + answered.status() + ": "
                                + answered.text().strip()));
            case Http.Outcome.NotSent no -> new Answer.NotSent(no.why());
            case Http.Outcome.Lost lost -> new Answer.Lost(lost.why());
        };
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode parsed = MAPPER.readTree(text);
            return parsed == null ? MAPPER.missingNode() : parsed;
        } catch (JsonProcessingException e) {
            return MAPPER.missingNode();
        }
    }

    @Override
    public void forgetConnections() {
        http.forgetIdle();
    }

    @Override
    public void close() {
        http.close();
    }
}
