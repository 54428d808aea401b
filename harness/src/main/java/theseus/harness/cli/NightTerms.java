package theseus.harness.cli;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.nightly.Terms;

/// The options of a night about how it goes about its work; each has a default that suits.
final class NightTerms {
    @Option(names = "--parallel", paramLabel = "N", description = "Runs at the same time: one per core.")
    private Integer parallel;

    @Option(
            names = "--containers-share",
            paramLabel = "PERCENT",
            defaultValue = "25",
            description = "Of one crew's time: ${DEFAULT-VALUE}.")
    private int containersShare;

    @Option(
            names = "--canary-every",
            paramLabel = "N",
            defaultValue = "5",
            description = "Each so many runs one is a canary's: ${DEFAULT-VALUE}.")
    private int canaryEvery;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "200",
            description = "A canary that so many runs have not caught has got away: ${DEFAULT-VALUE}.")
    private int patience;

    @Option(
            names = "--shrink-share",
            paramLabel = "PERCENT",
            defaultValue = "20",
            description = "Of one crew's time, for making findings small: ${DEFAULT-VALUE}.")
    private int shrinkShare;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs that are kept of each finding and night: ${DEFAULT-VALUE}.")
    private int keep;

    @Option(
            names = "--retain",
            paramLabel = "NIGHTS",
            defaultValue = "14",
            description = {
                "For so many nights failing runs are kept, and passing ones each in the book; then their sums are: ${DEFAULT-VALUE}.",
                "The best example of a finding stays."
            })
    private int retain;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    void check() {
        refuseUnless(crews() >= 1, "--parallel " + parallel + "; expected at least 1");
        percent("--containers-share", containersShare);
        percent("--shrink-share", shrinkShare);
        refuseUnless(canaryEvery >= 2, "--canary-every " + canaryEvery + "; expected at least 2");
        refuseUnless(patience >= 1, "--patience " + patience + "; expected at least 1");
        refuseUnless(keep >= 1, "--keep " + keep + "; expected at least 1");
        refuseUnless(retain >= 1, "--retain " + retain + "; expected at least 1");
    }

    private void percent(String option, int share) {
        refuseUnless(share >= 0 && share <= 90, option + " " + share + "; expected 0 to 90");
    }

    private void refuseUnless(boolean holds, String problem) {
        if (!holds) throw Kept.refuse(spec, problem);
    }

    int crews() {
        return parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
    }

    boolean withoutContainers() {
        return containersShare == 0;
    }

    int patience() {
        return patience;
    }

    Terms terms(Path directory) {
        return new Terms(directory, crews(), canaryEvery, containersShare, shrinkShare, keep, retain);
    }
}
