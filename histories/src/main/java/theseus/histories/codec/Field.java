package theseus.histories.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of our JSON lines: the reader, the writer and `docs/history-format.md` all take them from here.
enum Field {
    INDEX("index", On.EVERY, "whole number", "position in the history, from 0; counted where it is missing"),
    TIME("time", On.EVERY, "whole number", "nanoseconds since the start of the run; never decreases"),
    TYPE("type", On.EVERY, "one of the types above", "what kind of line this is"),
    PROCESS("process", On.OPERATION, "whole number", "the logical client; at most one open operation"),
    F("f", On.OPERATION, "string", "what is done: `read`, `write`, `delete`, `cas`, `append`, `add`, ..."),
    KEY("key", On.OPERATION, "string", "the key; left out where the history has one object"),
    VALUE("value", On.OPERATION, "null, string, whole number, boolean or list of these", "argument or result"),
    ERROR("error", On.OPERATION, "string", "why it failed or is unknown; left out otherwise"),
    PROVENANCE(
            "provenance", On.OPERATION, "object", "what the system said of its answer; left out where it said nothing"),
    FAULT("fault", On.FAULT, "whole number", "the fault's number within the run; its steps share it"),
    KIND("kind", On.FAULT, "string", "`partition`, `kill`, `pause`, ..."),
    STEP("step", On.FAULT, "one of the steps below", "how far the fault has come"),
    NODES("nodes", On.FAULT, "list of strings", "the nodes it is aimed at"),
    DETAILS("details", On.FAULT, "object of strings", "parameters and probe results"),
    SESSION("session", On.PHASE, "whole number", "the migration's session; 0 when there has been none"),
    NODE("node", On.PROVENANCE, "string", "the coordinator that was asked"),
    LEVEL("level", On.PROVENANCE, "string", "consistency level as requested: `ONE`, `QUORUM`, `ALL`"),
    VERSION("version", On.PROVENANCE, "string", "the version written or read, in a text form that keeps its order"),
    REPLICAS("replicas", On.PROVENANCE, "list of strings", "the replicas that acknowledged or answered"),
    EPOCH("epoch", On.PHASE_AND_PROVENANCE, "whole number", "the topology's epoch"),
    PHASE("phase", On.PHASE_AND_PROVENANCE, "string", "the migration's phase");

    /// The kinds of object in which a field occurs.
    enum On {
        EVERY("every line"),
        OPERATION("operation"),
        FAULT("fault"),
        PHASE("phase"),
        PROVENANCE("provenance"),
        PHASE_AND_PROVENANCE("phase, provenance");

        final String words;

        On(String words) {
            this.words = words;
        }
    }

    private static final Map<String, Field> BY_NAME = byName();

    final String json;
    final On on;
    final String shape;
    final String meaning;

    Field(String json, On on, String shape, String meaning) {
        this.json = json;
        this.on = on;
        this.shape = shape;
        this.meaning = meaning;
    }

    /// The field of that name; null for one that we do not know, which readers pass over.
    static Field named(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, Field> byName() {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Field field : values()) fields.put(field.json, field);
        return fields;
    }
}
