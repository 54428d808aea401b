package theseus.fanout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `theseus spark judge HISTORY`: a large history, key by key.
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Judge a history of registers, as JSON lines, key by key on a cluster.",
            "For histories that no machine can hold: each sees one key's operations at a time. The file must be where every",
            "worker can read it. QUORUM and ALL are held to be linearizable, ONE to converge, as `theseus check` does."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:valid", "1:a violation", "2:undecided", "254:bad arguments", "255:internal error"})
final class JudgeCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Parameters(paramLabel = "HISTORY", description = "history.jsonl of a run.")
    private Path history;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            defaultValue = "local[*]",
            description = "Spark's address: this process alone (${DEFAULT-VALUE}), or spark://HOST:PORT.")
    private String master;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "For each key, before it is undecided: ${DEFAULT-VALUE}.")
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(history))
            throw new ParameterException(
                    spec.commandLine(), history + ": there is no such file; expected a history as JSON lines");
        long began = System.nanoTime();
        List<ByKey.KeyWord> words;
        try (JavaSparkContext spark = Cluster.at(master, "theseus judge")) {
            words = ByKey.judge(spark, history.toAbsolutePath(), Duration.ofSeconds(seconds));
        }
        List<ByKey.KeyWord> bad = with(words, "violation");
        List<ByKey.KeyWord> unsure = with(words, "undecided");
        SparkCommand.say(spec, headline(bad, unsure));
        for (ByKey.KeyWord each :
                (bad.isEmpty() ? unsure : bad).stream().limit(SHOWN).toList())
            SparkCommand.say(spec, "  " + each.key() + ": " + each.words());
        SparkCommand.say(
                spec,
                "%d keys, %d operations: %d valid, %d violations, %d undecided, in %.1f s"
                        .formatted(
                                words.size(),
                                words.stream()
                                        .mapToInt(ByKey.KeyWord::operations)
                                        .sum(),
                                with(words, "valid").size(),
                                bad.size(),
                                unsure.size(),
                                (System.nanoTime() - began) / 1e9));
        return !bad.isEmpty() ? 1 : !unsure.isEmpty() || words.isEmpty() ? 2 : 0;
    }

    private static String headline(List<ByKey.KeyWord> bad, List<ByKey.KeyWord> unsure) {
        if (!bad.isEmpty()) return "VIOLATION on " + bad.size() + " keys:";
        return unsure.isEmpty() ? "VALID" : "UNDECIDED on " + unsure.size() + " keys:";
    }

    private static List<ByKey.KeyWord> with(List<ByKey.KeyWord> words, String verdict) {
        return words.stream().filter(each -> each.verdict().equals(verdict)).toList();
    }
}
