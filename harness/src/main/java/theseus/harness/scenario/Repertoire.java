package theseus.harness.scenario;

import static theseus.harness.scenario.Play.A;
import static theseus.harness.scenario.Play.B;
import static theseus.harness.scenario.Play.C;
import static theseus.harness.scenario.Play.D;
import static theseus.harness.scenario.Play.apart;
import static theseus.harness.scenario.Play.at;
import static theseus.harness.scenario.Play.cutOff;
import static theseus.harness.scenario.Play.from;
import static theseus.harness.scenario.Play.holdCopies;
import static theseus.harness.scenario.Play.holdOnTheWay;
import static theseus.harness.scenario.Play.holdPuts;
import static theseus.harness.scenario.Play.holdWrites;
import static theseus.harness.scenario.Play.kill;
import static theseus.harness.scenario.Play.lasting;
import static theseus.harness.scenario.Play.never;
import static theseus.harness.scenario.Play.skew;
import static theseus.harness.scenario.Play.toTheEnd;
import static theseus.harness.scenario.Play.unawareOf;
import static theseus.harness.scenario.Play.until;

import java.util.List;
import java.util.Optional;
import theseus.nemesis.plan.Targeting;

/// All scenarios.
public final class Repertoire {
    private static final Scenario.Stage USUAL = Scenario.Stage.USUAL;

    private static final List<Scenario> ALL = List.of(
            Play.of(
                            "calm",
                            "Nothing goes wrong: the migration alone is enough.",
                            "overlap-counted-for-old-only",
                            "cleanup-before-fence",
                            "no-cleanup",
                            "not-found-is-no-vote",
                            "seed-current")
                    .done(),
            Play.of(
                            "a-stayer-misses-what-is-copied",
                            "C hears nothing from before the first write that goes to both sets, and most keys are not "
                                    + "written again: what A and B took must be copied to D.",
                            "copy-nothing",
                            "copy-boundary-lost",
                            "wipe-after-dual-write")
                    .on(USUAL.over(60, 400))
                    .during(from("PREPARE", 0), until("CLEANUP", 100), cutOff(C))
                    .done(),
            Play.of(
                            "six-members",
                            "Nothing goes wrong, but there are more members than replicas of a key.",
                            "old-replicas-cluster-wide",
                            "seed-fixed-literal")
                    .on(USUAL.with(6, List.of("join")))
                    .done(),
            Play.of(
                            "a-stayer-misses-the-move",
                            "C hears nothing while data moves. What is acknowledged meanwhile is with A, B and D, and A "
                                    + "leaves: B and D must have all of it.",
                            "dual-write-stops-early",
                            "seed-fixed-charitable")
                    .during(from("PREPARE", 100), until("CLEANUP", 100), cutOff(C))
                    .done(),
            Play.of(
                            "a-stayer-misses-a-short-move",
                            "The same, and each phase is over at once: a copy lands right after the write that it must "
                                    + "not replace, and nothing comes after.",
                            "copy-unconditional",
                            "copy-wins-ties")
                    .on(USUAL.over(24, 900).hurrying(10, 600))
                    .during(from("PREPARE", 0), until("CLEANUP", 50), cutOff(C))
                    .again(5, "DATA_COPY", 24, 20, holdCopies(A), holdCopies(B))
                    .done(),
            Play.of(
                            "the-one-source-knows-less",
                            "C misses what A and B take before the copy, and it is the one that D is copied to from.",
                            "copy-from-one-source",
                            "read-from-uncopied-joiner")
                    .on(USUAL.over(60, 400))
                    .during(from("PREPARE", 0), until("CUTOVER", 50), apart(C, A), apart(C, B))
                    .during(from("DATA_COPY", 0), until("CUTOVER", 50), holdCopies(A), holdCopies(B))
                    .done(),
            forgotten(Play.of(
                            "deletes-are-forgotten",
                            "C misses deletes that A and B took before D heard of any write. A dies before it can bring "
                                    + "the others what it has, and who asks C and D alone sees what was deleted.",
                            "copy-without-tombstones")
                    .on(USUAL.over(80, 1_000).lingering(400, 5_000))),
            forgotten(Play.of(
                            "deletes-stay-forgotten",
                            "The same for so long, and for so many keys, that somebody is sure to ask: for where nobody "
                                    + "looks inside.",
                            "copy-without-tombstones")
                    .on(USUAL.over(200, 2_000).lingering(800, 10_000))),
            Play.of(
                            "the-joiner-is-cut-off-from-one-side",
                            "C and D miss what A and B take before the cutover.",
                            "dual-write-best-effort")
                    .during(from("VERIFY", 200), until("CUTOVER", 100), apart(A, C), apart(A, D), apart(B, C))
                    .during(from("VERIFY", 200), until("CUTOVER", 100), apart(B, D))
                    .done(),
            Play.of(
                            "the-copy-breaks-off",
                            "The same, and D does not hear its sources when they begin to send.",
                            "copy-skips-failures")
                    .on(USUAL.over(60, 400))
                    .during(from("PREPARE", 0), until("CLEANUP", 100), cutOff(C))
                    .during(from("DATA_COPY", 0), lasting(250), apart(A, D), apart(B, D))
                    .done(),
            Play.of(
                            "a-coordinator-knows-nothing",
                            "A does not learn that data moves and writes by the old ring. C does not hear it, so B alone "
                                    + "has what A acknowledges, and that after B was copied from.",
                            "copy-unfenced",
                            "sleep-for-barrier",
                            "private-migration-state")
                    .during(
                            from("PREPARE", 100),
                            until("CUTOVER", 100),
                            unawareOf(A, "DUAL_WRITE"),
                            unawareOf(A, "DATA_COPY"),
                            unawareOf(A, "VERIFY"),
                            apart(A, C))
                    .done(),
            Play.of(
                            "a-coordinator-falls-silent",
                            "The same, and A is cut off before it can bring the others what it has written: for where "
                                    + "nobody looks inside.",
                            "sleep-for-barrier")
                    .on(USUAL.over(100, 1_200).lingering(400, 6_000))
                    .during(
                            from("PREPARE", 100),
                            until("CUTOVER", 100),
                            unawareOf(A, "DUAL_WRITE"),
                            unawareOf(A, "DATA_COPY"),
                            unawareOf(A, "VERIFY"),
                            apart(A, C))
                    .during(from("CUTOVER", 0), toTheEnd(), cutOff(A))
                    .done(),
            Play.of(
                            "writes-wait-behind-the-fence",
                            "A knows nothing, and B has let writes of A in that it carries out only after it was fenced and "
                                    + "copied from.",
                            "fence-before-apply-only")
                    .on(USUAL.over(60, 800))
                    .during(
                            from("PREPARE", 200),
                            until("CUTOVER", 100),
                            unawareOf(A, "DUAL_WRITE"),
                            unawareOf(A, "DATA_COPY"),
                            unawareOf(A, "VERIFY"),
                            apart(A, C))
                    .during(from("PREPARE", 300), until("DATA_COPY", 350), holdWrites(B))
                    .done(),
            Play.of(
                            "two-sides-of-the-cutover",
                            "Once all is copied the network falls apart: A and C on one side, who have the old majority; "
                                    + "B and D on the other, who have the new one.",
                            "skip-cutover-phase",
                            "write-back-to-old-only")
                    .during(
                            from("VERIFY", 200),
                            until("CLEANUP", 400),
                            apart(A, B),
                            apart(A, D),
                            apart(C, B),
                            apart(C, D))
                    .done(),
            Play.of(
                            "a-reader-behind-the-fence",
                            "A does not learn of the cutover and reads by the old ring, from itself and C, which is fenced "
                                    + "and misses what B and D take by the new one.",
                            "fence-writes-only")
                    .during(
                            from("VERIFY", 100),
                            until("CLEANUP", 500),
                            unawareOf(A, "CUTOVER"),
                            unawareOf(A, "CLEANUP"),
                            apart(A, B),
                            apart(A, D))
                    .during(from("CUTOVER", 200), until("CLEANUP", 500), apart(C, B), apart(C, D))
                    .done(),
            Play.of(
                            "a-write-is-stopped-half-way",
                            "A reaches C alone. C shows what A writes, others overwrite it, and when A is back its write "
                                    + "is stopped by a fence.",
                            "retry-mints-again")
                    .during(from("VERIFY", 250), until("CUTOVER", 100), apart(A, B), apart(A, D))
                    .done(),
            Play.of(
                            "writes-stop-half-way",
                            "B and C let writes in and do not carry them out yet: what A alone has is seen by whoever reads "
                                    + "from it, and not by the next one.",
                            "no-write-back")
                    .during(from("PREPARE", 50), lasting(300), holdWrites(B), holdWrites(C))
                    .done(),
            Play.of(
                            "a-copy-outlives-its-tombstone",
                            "A has what is to be copied, and sends it when keys have been deleted meanwhile, and their "
                                    + "tombstones collected.",
                            "collect-tombstones-while-moving")
                    .on(USUAL.over(40, 1_500).lingering(1_500, 12_000))
                    .during(from("DATA_COPY", 0), lasting(1_200), holdCopies(A))
                    .done(),
            Play.of(
                            "a-copy-outlives-its-migration",
                            "What A sends D to be copied is long on its way. Meanwhile the migration is aborted and done "
                                    + "again, keys are deleted, and their tombstones collected.",
                            "session-unchecked")
                    .on(USUAL.over(100, 700)
                            .lingering(300, 12_000)
                            .with(Scenario.Twist.SECOND_THOUGHTS)
                            .remembering(400))
                    .during(from("DATA_COPY", 0), lasting(6_000), holdOnTheWay(A, D))
                    .done(),
            Play.of(
                            "a-hint-outlives-its-tombstone",
                            "Nothing moves. Another member keeps for B what B does not hear from it. Meanwhile the keys are "
                                    + "deleted, and B, whose clock runs far ahead, has the tombstones collected.",
                            "collect-without-floor")
                    .on(USUAL.with(3, List.of())
                            .over(80, 800)
                            .lingering(400, 3_000)
                            .remembering(3_000))
                    .during(at(300), lasting(2_500), holdPuts(Targeting.FOLLOWER, B))
                    .during(at(1_500), lasting(1_300), skew(B, 10_000))
                    .done(),
            Play.of(
                            "two-joins-in-a-row",
                            "A second join is asked for while the first is under way, and one stayer hears nothing of it: "
                                    + "what others take must be with two of those who own it in the end, of whom two have "
                                    + "joined.",
                            "overlapping-migrations")
                    .on(USUAL.with(3, List.of("join", "join")).with(Scenario.Twist.ALL_AT_ONCE))
                    .during(from("CLEANUP", 0), until("CLEANUP", 100), cutOff(C))
                    .done(),
            Play.of("the-joiner-dies", "D dies while it is copied to, and never comes back.", "never-abort")
                    .during(from("DATA_COPY", 20), never(), kill(D))
                    .done(),
            Play.of("a-fast-clock", "The clock of C is two seconds ahead.", "wall-clock-versions")
                    .during(from("PREPARE", 0), lasting(2_000), skew(C, 2_000))
                    .done(),
            Play.of(
                            "a-member-leaves",
                            "A member leaves while another is cut off: what two have taken is with one of those who stay.",
                            "remove-at-once")
                    .on(USUAL.with(4, List.of("leave")))
                    .during(at(0), lasting(400), cutOff(Targeting.FOLLOWER))
                    .done());

    private Repertoire() {}

    private static Scenario forgotten(Play deletes) {
        return deletes.during(from("PREPARE", 0), toTheEnd(), apart(C, A), apart(C, B))
                .during(from("PREPARE", 0), until("CLEANUP", 0, 10_000), apart(C, D))
                .during(from("CUTOVER", 150), toTheEnd(), kill(A))
                .done();
    }

    /// In the order of the catalogue.
    public static List<Scenario> all() {
        return ALL;
    }

    /// The scenario of that name.
    public static Optional<Scenario> labelled(String label) {
        return ALL.stream().filter(scenario -> scenario.label().equals(label)).findFirst();
    }

    /// The one that was made for the flaw; empty where undirected search finds it.
    public static Optional<Scenario> made(String flaw) {
        return ALL.stream().filter(scenario -> scenario.flaws().contains(flaw)).findFirst();
    }
}
