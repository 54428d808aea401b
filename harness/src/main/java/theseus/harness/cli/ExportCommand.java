package theseus.harness.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import theseus.harness.report.KeptRun;
import theseus.harness.report.Markdown;
import theseus.harness.report.picture.Picture;
import theseus.histories.Event;
import theseus.histories.codec.EdnWriter;

/// `theseus export RUN`: a run for other places: a picture, an explanation to paste, a history for Jepsen's tools.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write a kept run as a picture, as Markdown, or as a history in Jepsen's EDN.")
public final class ExportCommand implements Callable<Integer> {
    /// What a run can be written as.
    enum Form {
        svg,
        png,
        md,
        edn
    }

    @Parameters(paramLabel = "RUN", description = "The directory of a run, such as runs/latest.")
    private Path run;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "svg|png|md|edn",
            description = "A picture of timeline and plots, the explanation, or the history.")
    private Form form;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; without it, run.FORMAT in the directory.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KeptRun kept = Kept.run(run, spec);
        Path file = out == null ? run.resolve("run." + form) : out;
        switch (form) {
            case svg -> Files.writeString(file, Picture.svg(kept, kept.film()));
            case png -> Files.write(file, png(kept));
            case md -> Files.write(file, Markdown.of(kept), StandardCharsets.UTF_8);
            case edn -> edn(kept, file);
        }
        spec.commandLine().getOut().println("written to " + file);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private byte[] png(KeptRun kept) throws IOException {
        try {
            return Picture.png(kept, kept.film());
        } catch (LinkageError | InternalError noFonts) {
            throw Kept.refuse(
                    spec,
                    "this machine cannot draw text (" + noFonts.getMessage()
                            + "); expected fontconfig and a font, such as Debian's fonts-dejavu-core; --format svg needs neither");
        }
    }

    private static void edn(KeptRun kept, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                EdnWriter edn = new EdnWriter(out)) {
            for (Event event : kept.history().events()) edn.append(event);
        }
    }
}
