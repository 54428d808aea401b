package theseus.harness.client;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.generator.Chance;
import theseus.harness.generator.Invocation;
import theseus.harness.system.Reply;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Clients that did not hear an acknowledgement: now and then a write carries an idempotency key and, once
/// acknowledged, is sent again under it, through another coordinator and within the same operation. The system
/// must recognise it. Nothing is asked of what is carried out after the client has given up: a delete may have come
/// between, and have been forgotten together with all that was known of the key.
public final class Retries {
    private static final int ONE_IN = 12;

    private final List<Finding> findings = new ArrayList<>();
    private Chance chance;

    Retries(long seed) {
        chance = Chance.of(seed, "retries");
    }

    /// The idempotency key of a write that will be sent again; null for one that will not.
    String key(Invocation invocation) {
        if (!invocation.f().equals("write")) return null;
        boolean again = chance.below(ONE_IN) == 0;
        chance = chance.next();
        return again ? "write-of-" + invocation.value() : null;
    }

    /// Compares the answers to the first and to the second sending.
    void compare(Invocation invocation, Reply.Ok first, Reply second) {
        if (!(second instanceof Reply.Ok again) || first.provenance() == null || again.provenance() == null) return;
        String one = first.provenance().version();
        String two = again.provenance().version();
        if (one == null || one.equals(two)) return;
        findings.add(new Finding(
                Anomaly.DUPLICATE,
                invocation.key(),
                "The write of %s to %s was acknowledged at version %s; sent again under the same idempotency key it was applied once more, at version %s."
                        .formatted(invocation.value(), invocation.key(), one, two),
                List.of()));
    }

    /// Acknowledged writes that were applied a second time.
    public List<Finding> findings() {
        return List.copyOf(findings);
    }
}
