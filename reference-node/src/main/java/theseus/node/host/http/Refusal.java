package theseus.node.host.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An error as the API tells it: a code for programs, a sentence for people, the facts, and whether what was asked for
/// may have happened all the same.
public final class Refusal extends RuntimeException {
    private final int status;
    private final String code;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private boolean mayHaveHappened;

    public Refusal(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
    }

    /// Adds a fact.
    public Refusal with(String fact, Object value) {
        facts.put(fact, value);
        return this;
    }

    /// Says whether what was asked for may have happened.
    public Refusal mayHaveHappened(boolean may) {
        mayHaveHappened = may;
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return Collections.unmodifiableMap(facts);
    }

    /// The error's JSON.
    public Reply reply() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("sentence", getMessage());
        body.put("facts", facts);
        body.put("mayHaveHappened", mayHaveHappened);
        return Reply.json(status, body);
    }
}
