package theseus.harness.bugs;

import java.util.List;
import theseus.harness.run.Sailed;
import theseus.harness.system.KnownFlaw;
import theseus.histories.check.Verdict;

/// What the runs of one campaign said so far.
final class Testimony {
    private final KnownFlaw flaw;
    private long runs;
    private long operations;
    private long merelyFailed;
    private long undecided;
    private long seed;
    private List<String> seen = List.of();

    Testimony(KnownFlaw flaw) {
        this.flaw = flaw;
    }

    /// Takes the next run; answers whether another one is needed.
    boolean arrived(Sailed sailed) {
        runs++;
        if (sailed.log() != null) operations += sailed.log().tally().all();
        seen = flaw.evidence().seenIn(sailed.result().findings());
        seed = sailed.options().seed();
        if (seen.isEmpty() && !sailed.result().findings().isEmpty()) merelyFailed++;
        if (sailed.result().verdict() instanceof Verdict.Undecided) undecided++;
        return seen.isEmpty();
    }

    Hearing hearing() {
        return new Hearing(runs, operations, !seen.isEmpty(), seed, seen, merelyFailed, undecided);
    }
}
