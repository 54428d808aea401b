package theseus.histories.codec;

import theseus.histories.OperationEvent;

/// The values of the field `type`.
enum LineType {
    INVOKE("invoke", "an operation begins", OperationEvent.Type.INVOKE),
    OK("ok", "it took place; for a read, `value` is what it returned", OperationEvent.Type.OK),
    FAIL("fail", "it did not take place", OperationEvent.Type.FAIL),
    INFO("info", "it may have taken place, and may still; its process retires", OperationEvent.Type.INFO),
    FAULT("fault", "one step in the life of a fault", null),
    PHASE("phase", "the migration entered a phase", null);

    final String json;
    final String meaning;
    final OperationEvent.Type operation;

    LineType(String json, String meaning, OperationEvent.Type operation) {
        this.json = json;
        this.meaning = meaning;
        this.operation = operation;
    }

    /// The type of that name, or null.
    static LineType named(String name) {
        for (LineType type : values()) if (type.json.equals(name)) return type;
        return null;
    }

    static LineType of(OperationEvent.Type operation) {
        return switch (operation) {
            case INVOKE -> INVOKE;
            case OK -> OK;
            case FAIL -> FAIL;
            case INFO -> INFO;
        };
    }
}
