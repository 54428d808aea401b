package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.histories.Operation;
import theseus.histories.check.Budget;
import theseus.histories.check.Judge;
import theseus.histories.check.Judgement;
import theseus.histories.check.PowerScore;
import theseus.histories.check.Verdict;
import theseus.histories.codec.HistoryFile;
import theseus.histories.codec.MalformedHistory;
import theseus.histories.model.Model;
import theseus.histories.model.Models;

/// `theseus check PATH…`: judges anybody's histories, a line each, details after; exits by the worst.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = CheckCommand.BAD_INPUT,
        exitCodeOnExecutionException = 255,
        description = {
            "Judge histories: is there an order of the operations that explains every answer?",
            "Reads Theseus' JSON lines, Jepsen's and Knossos' EDN, and Jepsen's log, recognised by content."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every history is valid",
            "1:at least one is violated",
            "2:none is violated, but at least one is undecided",
            "254:none is violated, but at least one could not be read"
        })
public final class CheckCommand implements Callable<Integer> {
    static final int BAD_INPUT = 254;
    private static final int VIOLATION = 1;
    private static final int UNDECIDED = 2;
    /// The same lies every time.
    private static final long POWER_SEED = 1;
    private static final Duration POWER_BUDGET = Duration.ofSeconds(1);

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "A history, a run's directory (its history.jsonl is judged), or a directory of histories.")
    private List<Path> paths;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "register, cas-register, multi-register, set, mutex or append."
                    + " Without it the smallest one that knows the history's functions.")
    private String model;

    @Option(
            names = "--initial",
            paramLabel = "V",
            defaultValue = "nil",
            description = "What a register holds before it is written: nil, a number, true, false or a string.")
    private String initial;

    @Option(
            names = "--expect",
            paramLabel = "LEVEL=P",
            converter = LevelPromise.Converter.class,
            description = "What a consistency level promises: linearizable, session or eventual; LEVEL 'other' is every"
                    + " other level and none. May be repeated (default: ONE=eventual, other=linearizable).")
    private List<LevelPromise> expect = List.of();

    @Option(
            names = "--budget",
            paramLabel = "T",
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to search for each history before it is undecided, as 500ms, 10s or 2m.")
    private Duration budget;

    @Option(
            names = "--power",
            description = "Also say how much each verdict proves: of single lies about the history"
                    + " (a value swapped, a write dropped ...), the share that would have been noticed."
                    + " Not for histories that are judged as a stream.")
    private boolean power;

    @Option(names = "--json", description = "Print one JSON object a history instead.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private int worst;

    @Override
    public Integer call() {
        if (model != null && Models.named(model, null) == null)
            throw new ParameterException(
                    spec.commandLine(),
                    "--model " + model + " is unknown; expected one of " + String.join(", ", Models.names()));
        worst = 0;
        PrintWriter out = spec.commandLine().getOut();
        CheckReport report = json
                ? new CheckJson(out)
                : new CheckText(out, spec.commandLine().getErr());
        for (Path path : paths) {
            try {
                for (Path file : HistoryPaths.under(path)) check(file, report);
            } catch (MalformedHistory e) {
                refused(e, report);
            }
        }
        report.end();
        return worst;
    }

    private void check(Path file, CheckReport report) {
        try {
            if (StreamedCheck.suits(file)) streamed(file, report);
            else whole(file, report);
        } catch (MalformedHistory e) {
            refused(e, report);
        } catch (IOException e) {
            refused(
                    new MalformedHistory(file.toString(), 0, "it cannot be read: " + e.getMessage(), "a readable file"),
                    report);
        }
    }

    private void whole(Path file, CheckReport report) throws IOException {
        HistoryFile.Read read;
        try {
            read = HistoryFile.read(file);
        } catch (OutOfMemoryError e) {
            read = null;
        }
        if (read == null) streamed(file, report);
        else told(file, read, report);
    }

    private void streamed(Path file, CheckReport report) throws IOException {
        StreamedCheck check = new StreamedCheck(InitialValue.parse(initial), model, LevelPromise.over(expect));
        HistoryFile.Read read = check.read(file);
        Judgement judgement = check.judgement();
        note(judgement.verdict());
        report.judged(file, read, judgement, null);
    }

    private void told(Path file, HistoryFile.Read read, CheckReport report) {
        Model fitting = model(read);
        Judgement judgement = fitting == null ? noModel(read) : judge(read, fitting);
        note(judgement.verdict());
        report.judged(file, read, judgement, power && fitting != null ? power(read, fitting) : null);
    }

    /// The model asked for, or the smallest one that knows the history's functions; null if none does.
    private Model model(HistoryFile.Read read) {
        Object start = InitialValue.parse(initial);
        return model == null ? Models.fitting(functions(read), start) : Models.named(model, start);
    }

    private static Set<String> functions(HistoryFile.Read read) {
        Set<String> functions = new TreeSet<>();
        for (Operation operation : read.history().operations()) functions.add(operation.f());
        return functions;
    }

    private Judgement judge(HistoryFile.Read read, Model fitting) {
        return Judge.judge(read.history(), LevelPromise.over(expect), fitting, Budget.of(budget));
    }

    private PowerScore power(HistoryFile.Read read, Model fitting) {
        return PowerScore.of(
                read.history().operations(),
                LevelPromise.over(expect),
                fitting,
                PowerScore.SAMPLES,
                POWER_SEED,
                Budget.of(POWER_BUDGET));
    }

    private static Judgement noModel(HistoryFile.Read read) {
        int operations = read.history().operations().size();
        String reason = "no model knows all of " + String.join(", ", functions(read)) + "; expected those of one of "
                + String.join(", ", Models.names());
        return new Judgement(
                new Verdict.Undecided(reason),
                "none",
                List.of("none"),
                List.of(),
                List.of(),
                List.of(),
                new java.util.TreeMap<>(),
                operations,
                Duration.ZERO);
    }

    private void refused(MalformedHistory problem, CheckReport report) {
        if (worst != VIOLATION) worst = BAD_INPUT;
        report.refused(problem);
    }

    private void note(Verdict verdict) {
        switch (verdict) {
            case Verdict.Valid() -> {}
            case Verdict.Violation _ -> worst = VIOLATION;
            case Verdict.Undecided _ -> worst = worst == 0 ? UNDECIDED : worst;
        }
    }
}
