package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.replay.Recording;
import theseus.harness.replay.RecordingFile;
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
            "Carry a failure that was seen in containers into the simulation; shrink it there.",
            "The same operations, faults, phases and flaws are sailed from one seed after",
            "the other, with times shifted further and further, until a run shows the same",
            "evidence. It is kept in RUN/transplanted."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the same evidence shows in the simulation",
            "2:it was not found within the budget",
            "254:bad arguments",
            "255:internal error"
        })
public final class TransplantCommand implements Callable<Integer> {
    private static final long TOLD_EVERY_MILLIS = 500;

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
        String world = origin.timetable().chart().options().world();
        say("in %s: %s%s", world, origin.timetable().charge().words(), on(origin.keys()));
        say("there   %s", Size.of(origin.timetable()).words());
        long began = System.nanoTime();
        try (Watch watch = new Watch()) {
            Search search = new Search(origin, seed(origin), () -> watch.stopped() || since(began) > limitMillis);
            Optional<Replay> found = searched(search, crews);
            String effort = "neighbour %d, after %.1f s".formatted(search.tried(), since(began) / 1e3);
            if (found.isEmpty()) return notFound(search, effort, seed(origin));
            keep(origin, found.get(), effort);
        }
        if (shrink)
            new Dockyard(spec.commandLine().getOut(), spec.commandLine().getErr(), crews, limitMillis)
                    .shrink(kept(), Kept.recording(kept(), spec));
        else say("next             ./theseus shrink %s", kept());
        return 0;
    }

    private long seed(Origin origin) {
        return seed == null ? origin.timetable().chart().scene().seed() : seed;
    }

    private Optional<Replay> searched(Search search, int crews) {
        Progress progress = new Progress(spec.commandLine().getErr());
        AtomicLong last = new AtomicLong(System.nanoTime());
        Optional<Replay> found = search.search(tries, crews, (tried, seen) -> {
            if (since(last.get()) < TOLD_EVERY_MILLIS) return;
            last.set(System.nanoTime());
            progress.line("neighbour %d; seen so far: %s".formatted(tried, words(seen)));
        });
        progress.end();
        return found;
    }

    private int notFound(Search search, String effort, long from) {
        say("not found: %s", effort);
        say("seen             %s", words(search.seen()));
        say("go on with       ./theseus transplant %s --budget 10m --seed %d", run, from + 1);
        return 2;
    }

    private void keep(Origin origin, Replay found, String effort) throws IOException {
        Recording recording = found.recording().with(origin.timetable().charge());
        Files.createDirectories(kept());
        Files.deleteIfExists(kept().resolve("shrunk").resolve(RecordingFile.NAME));
        Manifest.transplanted(
                RunDirectory.at(kept()),
                Checkout.root(),
                recording.chart().options(),
                spec.commandLine().getParseResult().originalArgs(),
                run);
        Filing filing = Filing.replayed(kept(), recording);
        say("here    %s", Size.of(recording).words());
        say("found: %s%s; %s", recording.charge().words(), on(keys(found, recording)), effort);
        say("report           %s", filing.page());
        say("kept in          %s%n", kept());
    }

    private Path kept() {
        return run.resolve("transplanted");
    }

    private void say(String format, Object... words) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(format.formatted(words));
        out.flush();
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
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
