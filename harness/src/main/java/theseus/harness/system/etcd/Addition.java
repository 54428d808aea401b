package theseus.harness.system.etcd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import theseus.harness.system.Site;

/// How an operator adds a member, step by step, each of them tried until it has worked:
///
/// ```
///   member add --learner     ->  ADDED
///   start its process; it answers     ->  CATCHING_UP
///   member promote, refused until it is in step     ->  VOTING
///   a linearizable read through it     ->  done
/// ```
///
/// He takes his time in each, so that there is something to aim at: with little data each would be over in
/// milliseconds.
final class Addition {
    private static final long AGAIN_NANOS = 300_000_000;
    private static final long START_AGAIN_NANOS = 2_000_000_000;

    private final Site site;
    private final Wire wire;
    private final Membership membership;
    private final String joiner;
    private String phase = Etcd.ADDED;
    private long sinceNanos;
    private long quietUntil;
    private boolean served;
    private String words = "nothing was said yet";

    Addition(Site site, Wire wire, Membership membership, String joiner) {
        this.site = site;
        this.wire = wire;
        this.membership = membership;
        this.joiner = joiner;
        sinceNanos = site.nanos();
    }

    String joiner() {
        return joiner;
    }

    String phase() {
        return phase;
    }

    boolean done() {
        return served && rested();
    }

    /// What is still missing.
    String waitsFor() {
        return switch (phase) {
            case Etcd.ADDED -> "its process has not answered";
            case Etcd.CATCHING_UP -> "it is not promoted: " + words;
            default -> "it has not served a linearizable read: " + words;
        };
    }

    /// Does what is next, if it is time for it.
    void proceed() {
        boolean due = site.nanos() >= quietUntil;
        switch (phase) {
            case Etcd.ADDED -> {
                if (membership.hasAnswered(joiner)) leave(Etcd.CATCHING_UP);
                else if (due) start();
            }
            case Etcd.CATCHING_UP -> {
                if (membership.standing(joiner) == Membership.Standing.VOTER) leave(Etcd.VOTING);
                else if (due && rested()) promote();
            }
            default -> {
                if (due && !served) read();
            }
        }
    }

    private boolean rested() {
        return site.nanos() - sinceNanos >= site.dwellNanos();
    }

    private void leave(String next) {
        if (!rested()) return;
        phase = next;
        sinceNanos = site.nanos();
        quietUntil = 0;
    }

    /// A learner that finds nobody who knows of it ends at once, and is started again.
    private void start() {
        quietUntil = site.nanos() + START_AGAIN_NANOS;
        site.start(joiner, _ -> {});
    }

    private void promote() {
        ObjectNode body = Wire.body().put("ID", membership.id(joiner));
        call(membership.somebody(), "cluster/member/promote", body, () -> {});
    }

    private void read() {
        ObjectNode body = Wire.body().put("key", Wire.encoded("any"));
        call(joiner, "kv/range", body, () -> served = true);
    }

    private void call(String node, String path, ObjectNode body, Runnable given) {
        quietUntil = site.nanos() + AGAIN_NANOS;
        wire.call(
                node,
                path,
                body,
                answer -> site.after(0, () -> {
                    words = answer.words();
                    if (answer instanceof Wire.Answer.Given) given.run();
                }));
    }
}
