package theseus.histories.check;

import java.util.List;
import theseus.histories.Operation;

/// One piece of evidence: what is wrong, where, and which operations show it.
///
/// @param anomaly the class of evidence
/// @param key the key concerned, or null
/// @param sentence one or more sentences a person can follow; each claim names operations of the history
/// @param operations the operations needed to see it, in order of invocation; empty for evidence from outside a history
public record Finding(Anomaly anomaly, String key, String sentence, List<Operation> operations) {
    public Finding {
        operations = List.copyOf(operations);
    }
}
