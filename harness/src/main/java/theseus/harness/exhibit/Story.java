package theseus.harness.exhibit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import theseus.harness.client.Sent;
import theseus.harness.generator.Invocation;
import theseus.harness.replay.Recording;
import theseus.harness.replay.Replay;
import theseus.harness.shrink.Size;
import theseus.harness.system.KnownFlaw;
import theseus.harness.workload.Workload;
import theseus.histories.check.Finding;
import theseus.nemesis.plan.Strike;

/// The story of an exhibit, as far as a machine can tell it: what is done, what goes wrong, what it is convicted of.
/// Who
/// is hurt and what to learn from it, a person fills in.
final class Story {
    private Story() {}

    /// The lines of `story.md`.
    ///
    /// @param name of the exhibit
    /// @param folder where it will be, for the command
    static List<String> of(String name, String folder, Replay replay) {
        Recording run = replay.recording();
        List<String> lines = new ArrayList<>();
        lines.add("# " + title(name, run));
        lines.add("");
        lines.add("Convicted of: " + run.charge().words() + ". " + Size.of(run).words() + ".");
        lines.add("");
        lines.add("## What is done");
        lines.add("");
        run.transcript().sent().stream()
                .sorted(Comparator.comparing((Sent sent) -> Workload.PARTS.indexOf(sent.part()))
                        .thenComparing(sent -> sent.operation().nanos()))
                .forEach(sent -> lines.add(operation(sent)));
        lines.add("- "
                + run.chart().course().legs().stream()
                        .map(leg -> leg.kind().label())
                        .reduce((one, other) -> one + ", " + other)
                        .map(legs -> "migrations: " + legs)
                        .orElse("nothing migrates"));
        lines.add("");
        lines.add("## What goes wrong");
        lines.add("");
        for (Strike strike : run.chart().campaign().strikes())
            lines.add("- " + strike.attack().words() + ", " + strike.trigger().words() + ", healed "
                    + strike.healing().words());
        run.unusual()
                .forEach(
                        choice -> lines.add("- " + choice + ": " + run.choices().get(choice)));
        if (run.chart().campaign().strikes().isEmpty() && run.unusual().isEmpty())
            lines.add("- nothing: it always fails so");
        lines.add("");
        lines.add("## What is seen");
        lines.add("");
        lines.add(evidence(replay));
        lines.add("");
        lines.add("## Who is hurt, and what to learn");
        lines.add("");
        lines.add(lesson(run));
        lines.add("");
        lines.add("Sail it again: `./theseus replay " + folder + "`");
        return lines;
    }

    private static String title(String name, Recording run) {
        return run.chart().scene().flaws().stream()
                .flatMap(label -> KnownFlaw.labelled(label).stream())
                .map(KnownFlaw::summary)
                .findFirst()
                .orElse(name.replace('-', ' '));
    }

    private static String operation(Sent sent) {
        Invocation invocation = sent.operation().invocation();
        String what = invocation.value() == null ? "" : " " + invocation.value() + " to";
        return String.format(
                Locale.ROOT,
                "- %s, %.3f s: client %d does a %s%s %s at %s through %s",
                sent.part(),
                sent.operation().nanos() / 1e9,
                sent.operation().thread(),
                invocation.f(),
                what,
                invocation.key(),
                invocation.level(),
                invocation.route().node());
    }

    private static String evidence(Replay replay) {
        return replay.result().findings().stream()
                .filter(finding -> replay.recording().charge().isMadeBy(finding))
                .findFirst()
                .map(Finding::sentence)
                .orElse("");
    }

    private static String lesson(Recording run) {
        List<String> flaws = run.chart().scene().flaws().stream()
                .flatMap(label -> KnownFlaw.labelled(label).stream())
                .map(flaw -> "Its flaw, `" + flaw.label() + "`: " + flaw.summary() + ".")
                .toList();
        return flaws.isEmpty() ? "(to be filled in)" : String.join(" ", flaws);
    }
}
