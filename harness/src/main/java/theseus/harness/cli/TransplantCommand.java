package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.report.Filing;
import theseus.harness.report.Manifest;
import theseus.harness.report.RunDirectory;
import theseus.harness.run.orders.Durations;
import theseus.harness.run.orders.Spelling;
import theseus.harness.shrink.Size;
import theseus.harness.transplant.Origin;
import theseus.harness.transplant.Search;
import theseus.histories.check.Finding;

/// `theseus transplant`: carries a failure that was seen in containers into the simulation.
@Command(
        name = "transplant",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Carry a failure that was seen in containers into the simulation, and shrink it there.",
            "The same operations, faults, phases and flaws are sailed in simulation, from one seed after the other and with",
            "times shifted further and further, until a run shows the same evidence. It is kept in RUN/transplanted."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the same evidence shows in the simulation",
            "2:it was not found within the budget",
            "254:bad arguments",
            "255:internal error"
        })
public final class TransplantCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The directory of a failing run in containers.")
    private Path run;

    @Option(
            names = "--budget",
            paramLabel = "2m",
            defaultValue = "2m",
            description = "Time to search, and as much again to shrink: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--tries",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Neighbours to try at most: ${DEFAULT-VALUE}.")
    private int tries;

    @Option(names = "--seed", paramLabel = "N", description = "Of the neighbours; else that of the run.")
    private Long seed;

    @Option(names = "--parallel", paramLabel = "N", description = "Runs at the same time: one per core.")
    private Integer parallel;

    @Option(
            names = "--shrink",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Make it small once it is found: ${DEFAULT-VALUE}.")
    private boolean shrink;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long limitMillis = Durations.millis(Spelling.OPTION, "budget", budget, 0);
        int crews = parallel == null ? Runtime.getRuntime().availableProcessors() : parallel;
        Spelling.OPTION.check(crews >= 1, "parallel", crews, "at least 1");
        Spelling.OPTION.check(tries >= 1, "tries", tries, "at least 1");
        Origin origin = Origin.read(run);
        PrintWriter out = spec.commandLine().getOut();
        out.println("in %s: %s%s"
                .formatted(
                        origin.timetable().chart().options().world(),
                        origin.timetable().charge().words(),
                        on(origin.keys())));
        out.println("there   " + Size.of(origin.timetable()).words());
        out.flush();
        long began = System.nanoTime();
        long from = seed == null ? origin.timetable().chart().scene().seed() : seed;
        Optional<Replay> found;
        Search search;
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Watch watch = new Watch()) {
            search = new Search(
                    origin, from, () -> watch.stopped() || System.nanoTime() - began > limitMillis * 1_000_000);
            found = search.search(
                    tries,
                    crews,
                    (tried, seen) -> progress.line("%d neighbours tried; seen: %s".formatted(tried, words(seen))));
        }
        progress.end();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (found.isEmpty()) {
            out.printf("not found: %d neighbours tried in %.1f s%n", search.tried(), seconds);
            out.println("seen of them     " + words(search.seen()));
            out.println("more             ./theseus transplant %s --budget 10m --seed %d".formatted(run, from + 1));
            out.flush();
            return 2;
        }
        keep(origin, found.get(), "neighbour %d, after %.1f s".formatted(search.tried(), seconds), limitMillis, crews);
        return 0;
    }

    private void keep(Origin origin, Replay found, String effort, long limitMillis, int crews) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Recording recording = found.recording().with(origin.timetable().charge());
        Path path = Files.createDirectories(run.resolve("transplanted"));
        Files.deleteIfExists(path.resolve("shrunk").resolve("recording.json"));
        Manifest.transplanted(
                RunDirectory.at(path),
                Path.of(System.getProperty("theseus.root", ".")),
                recording.chart().options(),
                spec.commandLine().getParseResult().originalArgs(),
                run);
        Filing filing = Filing.replayed(path, recording);
        out.println("here    " + Size.of(recording).words());
        out.println("found: %s%s; %s".formatted(recording.charge().words(), on(keys(found, recording)), effort));
        out.println("kept in          " + path);
        if (shrink) {
            out.println();
            new Dockyard(spec, crews, limitMillis).shrink(path, recording);
        } else {
            out.println("report           " + filing.page());
            out.println("next             ./theseus shrink " + path);
        }
        out.flush();
    }

    private static List<String> keys(Replay found, Recording recording) {
        return found.result().findings().stream()
                .filter(recording.charge()::isMadeBy)
                .map(Finding::key)
                .filter(key -> key != null)
                .distinct()
                .toList();
    }

    private static String on(List<String> keys) {
        return keys.isEmpty() ? "" : " of " + String.join(", ", keys);
    }

    private static String words(SortedMap<String, Integer> seen) {
        return seen.isEmpty()
                ? "nothing wrong"
                : String.join(
                        ", ",
                        seen.entrySet().stream()
                                .map(each -> each.getValue() + " × " + each.getKey())
                                .toList());
    }
}
