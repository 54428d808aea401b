package theseus.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import theseus.harness.system.Charter;
import theseus.harness.system.System;
import theseus.harness.system.Systems;
import theseus.harness.world.Ability;
import theseus.harness.world.docker.Checkup;
import theseus.nemesis.plan.Kind;

/// `theseus doctor`: what is usable here, and what to do about what is not.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Say what is usable on this machine, and what to do about what is not.")
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /// 0: the simulation needs the JDK that runs this and nothing else.
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("JDK: " + Runtime.version() + " (" + java.lang.System.getProperty("java.vendor") + ") at "
                + java.lang.System.getProperty("java.home"));
        out.println("machine: " + Runtime.getRuntime().availableProcessors() + " cores, "
                + java.lang.System.getProperty("os.name") + " " + java.lang.System.getProperty("os.version") + ", "
                + java.lang.System.getProperty("os.arch"));
        out.println("simulation: usable");
        out.println();
        faults(out);
        List<Checkup.Line> lines = Checkup.lines();
        for (Checkup.Line line : lines) {
            String advice = line.advice().isEmpty() ? "" : "; " + line.advice();
            out.println(word(line.health()) + line.subject() + ": " + line.found() + advice);
        }
        out.println(
                "containers: " + (Checkup.usable(lines) ? "usable" : "not usable until what is marked NO is there"));
        out.flush();
        return 0;
    }

    private static void faults(PrintWriter out) {
        out.println("faults, in simulation and in containers:");
        var simulated = KnownWorlds.abilities("sim");
        var real = KnownWorlds.abilities("docker");
        for (Kind kind : Kind.values()) {
            out.println("  %-12s %s".formatted(kind.label(), kind.summary()));
            out.println("      sim     " + words(simulated.get(kind)));
            out.println("      docker  " + words(real.get(kind)));
        }
        out.println();
        for (System system : Systems.all()) lacks(out, system);
        out.println();
    }

    /// What of that cannot be done to a system.
    private static void lacks(PrintWriter out, System system) {
        Charter charter = system.charter();
        String phases = charter.phases().isEmpty() ? "none" : String.join(", ", charter.phases());
        out.println("system %s: levels %s; phases of a migration %s; %s"
                .formatted(
                        system.name(),
                        String.join(", ", charter.levels().promises().keySet()),
                        phases,
                        charter.lacks().isEmpty()
                                ? "every fault can be done to it"
                                : "these faults cannot be done to it:"));
        charter.lacks().forEach((kind, why) -> out.println("      %-12s %s".formatted(kind.label(), why)));
    }

    private static String words(Ability ability) {
        return (ability.can() ? "" : "NO: ") + ability.how();
    }

    private static String word(Checkup.Health health) {
        return switch (health) {
            case GOOD -> "  ok  ";
            case MISSED -> "  -   ";
            case NEEDED -> "  NO  ";
        };
    }
}
