package theseus.harness.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import theseus.histories.Literal;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;
import theseus.histories.check.evidence.Lag;
import theseus.histories.check.evidence.Lags;

/// The operations as columns of numbers; texts are numbers into one list of them, so that a hundred thousand
/// operations stay small and are read fast. Every text is made literal here: the scripts show it as it comes.
final class OperationColumns {
    private final JsonGenerator json;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    OperationColumns(JsonGenerator json) {
        this.json = json;
    }

    void write(List<Operation> operations) throws IOException {
        Map<Long, Lag> lags = Lags.of(operations);
        json.writeStartObject();
        longs("place", operations, Operation::invoked);
        longs("process", operations, Operation::process);
        texts("f", operations, Operation::f);
        texts("key", operations, Operation::key);
        texts("argument", operations, Operation::argument);
        longs("outcome", operations, OperationColumns::outcome);
        texts("result", operations, OperationColumns::result);
        longs("start", operations, Operation::start);
        longs("finish", operations, o -> o.finish() == Long.MAX_VALUE ? -1 : o.finish());
        texts("node", operations, o -> from(o).node());
        texts("level", operations, o -> from(o).level());
        texts("version", operations, o -> from(o).version());
        texts("replicas", operations, o -> from(o).replicas().isEmpty() ? null : String.join(" ", from(o).replicas()));
        longs("epoch", operations, o -> from(o).epoch());
        texts("phase", operations, o -> from(o).phase());
        longs(
                "versionsBehind",
                operations,
                o -> lags.containsKey(o.invoked()) ? lags.get(o.invoked()).versions() : -1);
        longs(
                "nanosBehind",
                operations,
                o -> lags.containsKey(o.invoked()) ? lags.get(o.invoked()).nanos() : -1);
        json.writePOJOField("texts", texts);
        json.writeEndObject();
    }

    private static final Provenance NOBODY = new Provenance(null, null, null, List.of(), -1, null);

    private static Provenance from(Operation operation) {
        return operation.provenance() == null ? NOBODY : operation.provenance();
    }

    /// 0 ok, 1 failed, 2 unknown.
    private static long outcome(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok _ -> 0;
            case Outcome.Failed _ -> 1;
            case Outcome.Unknown _ -> 2;
        };
    }

    /// What a read returned, or why it failed; null for a write that succeeded and for a read of nothing.
    private static Object result(Operation operation) {
        return switch (operation.outcome()) {
            case Outcome.Ok(Object value) -> operation.f().equals("read") ? value : null;
            case Outcome.Failed(String error) -> error;
            case Outcome.Unknown(String error) -> error == null ? "no answer" : error;
        };
    }

    private interface Text {
        Object of(Operation operation);
    }

    private void longs(String name, List<Operation> operations, ToLongFunction<Operation> column) throws IOException {
        json.writeArrayFieldStart(name);
        for (Operation operation : operations) json.writeNumber(column.applyAsLong(operation));
        json.writeEndArray();
    }

    /// -1 stands for null.
    private void texts(String name, List<Operation> operations, Text column) throws IOException {
        json.writeArrayFieldStart(name);
        for (Operation operation : operations) json.writeNumber(number(column.of(operation)));
        json.writeEndArray();
    }

    private int number(Object value) {
        if (value == null) return -1;
        return numbers.computeIfAbsent(Literal.of(value), text -> {
            texts.add(text);
            return texts.size() - 1;
        });
    }
}
