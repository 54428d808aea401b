package theseus.harness.bugs;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import theseus.harness.run.RunOptions;

/// What all campaigns against one defect came to.
///
/// @param brought the case
/// @param hearings its campaigns, those that took place
/// @param wanted how many campaigns there were to be
public record Row(Case brought, List<Hearing> hearings, int wanted) {
    public Row {
        hearings = List.copyOf(hearings);
    }

    /// Whether every campaign convicted it.
    public boolean asItShouldBe() {
        return hearings.size() == wanted && convictions() == wanted;
    }

    /// Whether a campaign is over in which it got away.
    public boolean gotAway() {
        return convictions() < hearings.size();
    }

    public long convictions() {
        return hearings.stream().filter(Hearing::convicted).count();
    }

    /// Runs until it was convicted: the median of the campaigns.
    public long runs() {
        return median(hearings.stream().mapToLong(Hearing::runs));
    }

    /// Operations until it was convicted: the median of the campaigns.
    public long operations() {
        return median(hearings.stream().mapToLong(Hearing::operations));
    }

    /// Runs of all campaigns that found nothing, but prove nothing either.
    public long undecidedRuns() {
        return hearings.stream().mapToLong(Hearing::undecided).sum();
    }

    /// The named classes of evidence that were seen.
    public List<String> seen() {
        TreeSet<String> seen = new TreeSet<>();
        hearings.forEach(hearing -> seen.addAll(hearing.seen()));
        return List.copyOf(seen);
    }

    /// The command that shows it: the first run that convicted; where none did, the first run.
    public String command() {
        RunOptions options = brought.options();
        return hearings.stream()
                .filter(Hearing::convicted)
                .map(hearing -> options.withSeed(hearing.seed()))
                .findFirst()
                .orElse(options)
                .command();
    }

    private static long median(LongStream numbers) {
        long[] sorted = numbers.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
