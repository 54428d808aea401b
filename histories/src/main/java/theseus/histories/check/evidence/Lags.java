package theseus.histories.check.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import theseus.histories.Operation;

/// How far each single read lags behind, for plots over time.
public final class Lags {
    private Lags() {}

    /// The lag of every read that can be traced to a write of its key, by the read's place in the history. All keys are
    /// taken for registers that start as nil.
    public static Map<Long, Lag> of(List<Operation> operations) {
        Map<String, List<Operation>> keys = new LinkedHashMap<>();
        for (Operation operation : operations)
            keys.computeIfAbsent(Objects.toString(operation.key()), _ -> new ArrayList<>())
                    .add(operation);
        Map<Long, Lag> lags = new LinkedHashMap<>();
        for (List<Operation> key : keys.values()) {
            KeyTrace trace = new KeyTrace(key, null, _ -> true);
            StalenessGauge.each(
                    trace,
                    new Recency(trace),
                    (read, versions, nanos) -> lags.put(read.invoked(), new Lag(versions, nanos)));
        }
        return lags;
    }
}
