package theseus.harness.run;

import java.util.ArrayList;
import java.util.List;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.Outcome;

/// Which of the last reads never succeeded.
record Unread(List<String> keys, long sinceNanos) {
    List<String> in(History history) {
        List<String> unread = new ArrayList<>();
        for (String level : List.of("ALL", "QUORUM", "ONE"))
            for (String key : keys)
                if (history.operations().stream().noneMatch(operation -> answered(operation, key, level)))
                    unread.add(key + " at " + level);
        return unread;
    }

    private boolean answered(Operation operation, String key, String level) {
        return operation.start() >= sinceNanos
                && operation.f().equals("read")
                && operation.key().equals(key)
                && operation.outcome() instanceof Outcome.Ok
                && operation.provenance() != null
                && level.equals(operation.provenance().level());
    }
}
