package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import theseus.harness.bugs.Case;
import theseus.harness.bugs.Trial;
import theseus.harness.report.BugsReport;
import theseus.harness.run.orders.Spelling;
import theseus.harness.world.sim.SimWorld;

/// `theseus bugs`: shows that every defect of the catalogue is found.
@Command(
        name = "bugs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Switch each known defect of the reference node on, and look for it until it is convicted with the evidence",
            "that the catalogue names; then acquit the correct node, and a control, on every seed that was used."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every defect was convicted, and what is right acquitted",
            "1:a defect got away, or what is right was convicted",
            "2:stopped before the end",
            "254:bad arguments",
            "255:internal error"
        })
public final class BugsCommand implements Callable<Integer> {
    @Option(
            names = "--flaw",
            paramLabel = "NAME,...",
            split = ",",
            description = "Only these; else the whole catalogue and the seed's variants.")
    private List<String> flaws;

    @Option(
            names = "--campaigns",
            paramLabel = "N",
            defaultValue = "20",
            description = "Campaigns against each, from different seeds: ${DEFAULT-VALUE}.")
    private int campaigns;

    @Option(
            names = "--budget",
            paramLabel = "N",
            defaultValue = "100",
            description = "Runs of a campaign at most: ${DEFAULT-VALUE}.")
    private int budget;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the first campaign: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--parallel", paramLabel = "N", description = "Campaigns at the same time: one per core.")
    private Integer parallel;

    @Option(names = "--json", description = "Print the table as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check(campaigns >= 1 && campaigns <= 1000, "--campaigns " + campaigns + "; expected 1 to 1000");
        check(budget >= 1, "--budget " + budget + "; expected at least 1");
        check(parallel == null || parallel >= 1, "--parallel " + parallel + "; expected at least 1");
        List<Case> cases = cases();
        int crews = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
        Trial.Terms terms = new Trial.Terms(campaigns, budget, crews, seed);
        Progress progress = new Progress(spec.commandLine().getErr());
        long began = System.nanoTime();
        try (Watch watch = new Watch()) {
            Trial trial = new Trial(
                    terms,
                    SimWorld::build,
                    watch::stopped,
                    line -> progress.line("%6.1f s, %s".formatted((System.nanoTime() - began) / 1e9, line)));
            trial.hold(cases);
            progress.end();
            return told(new BugsReport(terms, cases.size(), trial), (System.nanoTime() - began) / 1e9, watch.stopped());
        }
    }

    private int told(BugsReport report, double seconds, boolean stopped) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) out.println(report.json(seconds));
        else report.text(seconds).forEach(out::println);
        if (stopped && !json) out.println("stopped before the end");
        out.flush();
        return report.exitCode();
    }

    private List<Case> cases() {
        if (flaws == null) return Case.all();
        List<String> known =
                Case.all().stream().map(one -> one.flaw().label()).distinct().toList();
        List<Case> chosen = new ArrayList<>();
        for (String flaw : flaws) {
            Spelling.known("flaw", flaw, known);
            Case.all().stream().filter(one -> one.flaw().label().equals(flaw)).forEach(chosen::add);
        }
        return chosen;
    }

    private void check(boolean holds, String problem) {
        if (!holds) throw refuse(problem);
    }

    private ParameterException refuse(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
