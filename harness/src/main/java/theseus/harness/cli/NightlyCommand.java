package theseus.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.nightly.Build;
import theseus.harness.nightly.Crews;
import theseus.harness.nightly.Glance;
import theseus.harness.nightly.Lots;
import theseus.harness.nightly.Muster;
import theseus.harness.nightly.Night;
import theseus.harness.nightly.Opening;
import theseus.harness.nightly.Summary;
import theseus.harness.nightly.SummaryMarkdown;
import theseus.harness.nightly.SummaryText;
import theseus.harness.nightly.Terms;
import theseus.harness.nightly.Vigil;
import theseus.harness.nightly.book.Book;
import theseus.harness.nightly.book.BookTrouble;
import theseus.harness.report.Manifest;
import theseus.harness.run.Subject;
import theseus.harness.run.orders.Spelling;
import theseus.harness.system.KnownFlaw;
import theseus.harness.system.Systems;
import theseus.harness.world.Worlds;

/// `theseus nightly`: a campaign of hours, which goes on where it was cut off.
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run for hours what is under test, with all kinds of migration and fault, and tell what is new.",
            "Every few runs a known flaw is switched on, a canary that must be caught. Findings are told apart by what stays the",
            "same from seed to seed, kept and shrunk. Stopped or killed, a night is taken up again by the same command.",
            "`theseus trend` shows all nights."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:green: nothing was found, and every canary was caught",
            "1:red: a violation, or a canary that got away",
            "2:yellow: undecided, a canary that was not caught yet, or stopped before its end",
            "254:bad arguments",
            "255:internal error"
        })
public final class NightlyCommand implements Callable<Integer> {
    private static final long LINE_NANOS = 500_000_000L;
    private static final long LINE_ELSEWHERE_NANOS = 300_000_000_000L;

    @Option(
            names = "--budget",
            paramLabel = "6h",
            defaultValue = "6h",
            converter = DurationConverter.class,
            description = "Time, all sittings together: ${DEFAULT-VALUE}.")
    private Duration budget;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the nights are kept: runs/nightly.")
    private Path directory;

    @Option(
            names = "--containers",
            paramLabel = "auto|require|skip",
            defaultValue = "auto",
            description =
                    "Runs in containers between the others: where an engine answers, always, or not: ${DEFAULT-VALUE}.")
    private String containers;

    @Option(
            names = "--canaries",
            paramLabel = "all|none|FLAW,...",
            defaultValue = "all",
            description = "Flaws that must be caught: ${DEFAULT-VALUE}.")
    private String canaries;

    @Option(
            names = "--flaw",
            paramLabel = "NAME",
            description = "A rehearsal: what is under test has this flaw. Kept apart, in runs/nightly-NAME.")
    private String flaw;

    @Option(
            names = "--system",
            paramLabel = "NAME",
            defaultValue = "reference",
            description =
                    "What is under test: the reference node, etcd, or your own (docs/own-system.md): in containers alone, and"
                            + " without canaries. Kept apart, in runs/nightly-NAME.")
    private String system;

    @Mixin
    private NightTerms usual;

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description = "Have the runs of the simulation done by Spark, such as spark://127.0.0.1:7077.")
    private String spark;

    @Option(names = "--fresh", description = "Begin a new night, whether or not one was cut off.")
    private boolean fresh;

    @Spec
    private CommandSpec spec;

    private Containers wanted;
    private Glance shown;
    private long shownNanos;

    @Override
    public Integer call() throws IOException {
        check();
        Path nights = directory != null ? directory : Path.of("runs", usualName());
        Files.createDirectories(nights);
        try (FileChannel channel = FileChannel.open(
                        nights.resolve("nights.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            refuseUnless(lock != null, "--dir " + nights + ": another nightly is at work there; expected none");
            try (Book book = Book.open(nights)) {
                return night(book, nights);
            } catch (BookTrouble trouble) {
                throw Kept.refuse(spec, nights.resolve(Book.NAME) + ": " + trouble.getMessage());
            }
        }
    }

    private String usualName() {
        if (!ofReference()) return "nightly-" + system;
        return flaw == null ? "nightly" : "nightly-" + flaw;
    }

    private boolean ofReference() {
        return system.equals(Subject.REFERENCE.system());
    }

    private int night(Book book, Path nights) throws IOException {
        Worlds docker = engine();
        Opening opening = Opening.of(book, wish(docker != null), Instant.now());
        Night night = opening.night();
        print(opening.words());
        Terms terms = usual.terms(nights);
        boolean over;
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Watch watch = new Watch()) {
            Vigil vigil = new Vigil(
                    book,
                    night,
                    terms,
                    docker != null,
                    Instant.now(),
                    System::nanoTime,
                    watch::stopped,
                    glance -> show(progress, glance, night));
            over = vigil.keep(muster(docker));
            progress.end();
            Summary summary = Summary.of(book.nights(), night, usual.patience());
            if (over) summary = ended(book, terms, summary);
            tell(summary, nights);
            if (!over) print("stopped; the same command goes on from here");
            return over ? summary.colour().exitCode() : 2;
        }
    }

    private Summary ended(Book book, Terms terms, Summary summary) {
        book.end(summary.night(), Night.State.OVER, summary.colour().name().toLowerCase(Locale.ROOT));
        terms.prune(book, summary.night());
        return Summary.of(book.nights(), book.last().orElseThrow(), usual.patience());
    }

    private void tell(Summary summary, Path nights) throws IOException {
        SummaryText.of(summary, nights.toString(), Terminal.ink()).forEach(this::print);
        Path file = nights.resolve("night-%04d.md".formatted(summary.night().number()));
        Files.write(file, SummaryMarkdown.of(summary, nights.toString()));
        Files.write(nights.resolve("latest.md"), SummaryMarkdown.of(summary, nights.toString()));
        print("");
        print("summary          " + file);
        print("all nights       "
                + Terminal.ink()
                        .command("./theseus trend"
                                + (directory == null && usualName().equals("nightly") ? "" : " --dir " + nights)));
    }

    private Opening.Wish wish(boolean engine) throws IOException {
        return new Opening.Wish(
                budget.toMillis(),
                Build.id(),
                Manifest.commit(Checkout.root()),
                ofReference() ? null : system,
                flaws(),
                canaries(),
                engine ? "docker" : null,
                fresh);
    }

    private SortedSet<String> flaws() {
        return flaw == null ? new TreeSet<>() : new TreeSet<>(List.of(flaw));
    }

    private List<KnownFlaw> canaries() {
        if (canaries.equals("all")) return Lots.canaries();
        if (canaries.equals("none")) return List.of();
        List<KnownFlaw> chosen = new ArrayList<>();
        for (String label : canaries.split(",", -1)) chosen.add(known(label));
        return chosen;
    }

    private KnownFlaw known(String label) {
        List<String> known = Stream.concat(KnownFlaw.all().stream(), KnownFlaw.variants().stream())
                .map(KnownFlaw::label)
                .toList();
        return KnownFlaw.labelled(Spelling.known("flaw", label, known)).orElseThrow();
    }

    private Worlds engine() {
        if (spark != null || wanted == Containers.SKIP || usual.withoutContainers()) return null;
        Optional<String> whyNot = Containers.whyNot();
        if (whyNot.isEmpty()) return new KnownWorlds(null).named("docker", Subject.named(system));
        refuseUnless(ofReference(), "--system " + system + " runs in containers: " + whyNot.get());
        refuseUnless(wanted == Containers.AUTO, "--containers require: " + whyNot.get());
        print("no runs in containers: " + whyNot.get());
        return null;
    }

    private Muster muster(Worlds docker) {
        if (spark == null)
            return new Crews(
                    ofReference() ? usual.crews() : 1, new KnownWorlds(null).named("sim"), docker, System::nanoTime);
        return Extension.present()
                .orElseThrow(() -> Kept.refuse(
                        spec, "--spark " + spark + ": Spark is not on the class path; expected a start by ./theseus"))
                .muster(spark);
    }

    private void check() {
        refuseUnless(budget.toMillis() >= 1000, "--budget " + budget + "; expected at least 1s");
        wanted = Containers.of(spec, containers);
        usual.check();
        if (flaw != null) known(flaw);
        Spelling.known("system", system, Systems.names());
        if (ofReference()) return;
        String own = "--system " + system + " with ";
        refuseUnless(flaw == null, own + "--flaw " + flaw + "; flaws are the reference node's");
        refuseUnless(spark == null, own + "--spark " + spark + "; expected one of them: Spark has the simulation done");
        refuseUnless(
                wanted != Containers.SKIP && !usual.withoutContainers(),
                own + "no runs in containers; expected some: only the reference node can be simulated");
    }

    /// On a terminal one line that is written over; in a log, a line every few minutes.
    private synchronized void show(Progress progress, Glance glance, Night night) {
        long now = System.nanoTime();
        long pause = Terminal.present() ? LINE_NANOS : LINE_ELSEWHERE_NANOS;
        if (shown != null && now - shownNanos < pause) return;
        shown = glance;
        shownNanos = now;
        progress.line("night " + night.number() + "  " + glance.words(night.budgetMillis()));
    }

    private void print(String line) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(line);
        writer.flush();
    }

    private void refuseUnless(boolean holds, String problem) {
        if (!holds) throw Kept.refuse(spec, problem);
    }
}
