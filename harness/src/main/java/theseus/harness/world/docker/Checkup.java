package theseus.harness.world.docker;

import com.github.dockerjava.api.exception.DockerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.engine.Unusable;
import theseus.harness.world.docker.image.ToolsImage;
import theseus.harness.world.docker.pod.Programs;

/// What of containers is usable here, found out by trying it.
public final class Checkup {
    /// How a check came out.
    public enum Health {
        GOOD,
        /// Runs in containers work without it.
        MISSED,
        /// Runs in containers need it.
        NEEDED
    }

    /// @param subject what was looked at, in a word or two
    /// @param found what is there
    /// @param advice what to do about it; empty where it is good
    public record Line(String subject, Health health, String found, String advice) {}

    private final List<Line> lines = new ArrayList<>();

    private Checkup() {}

    /// Looks at everything; a check that needs what an earlier one missed is left out.
    public static List<Line> lines() {
        Checkup checkup = new Checkup();
        checkup.jlink();
        boolean tools = checkup.tools();
        try {
            checkup.engine(tools);
        } catch (Unusable e) {
            String[] words = e.getMessage().split("; ", 2);
            checkup.add("engine", Health.NEEDED, words[0], words.length > 1 ? words[1] : "");
        } catch (DockerException e) {
            checkup.add("engine", Health.NEEDED, firstLine(e), "look at the engine's own log");
        }
        return List.copyOf(checkup.lines);
    }

    /// Whether runs in containers are possible by these lines.
    public static boolean usable(List<Line> lines) {
        return lines.stream().noneMatch(line -> line.health == Health.NEEDED);
    }

    private void jlink() {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        boolean here = Files.isExecutable(jlink);
        add(
                "image builder",
                here ? Health.GOOD : Health.MISSED,
                here ? jlink.toString() : jlink + " is not there",
                here ? "" : "use a whole JDK 25, or name an image with --base-image");
    }

    private boolean tools() {
        String missing = ToolsImage.NEEDED.stream()
                .filter(program -> ToolsImage.find(program).isEmpty())
                .collect(Collectors.joining(", "));
        if (missing.isEmpty()) {
            add("tools", Health.GOOD, String.join(", ", ToolsImage.NEEDED), "");
        } else {
            add("tools", Health.NEEDED, missing + " not installed", "Debian: apt-get install nftables bash coreutils");
        }
        return missing.isEmpty();
    }

    private void engine(boolean tools) {
        Engine engine = Engine.connect();
        add("engine", Health.GOOD, engine.describe(), "");
        api(engine);
        if (tools) {
            try (Trial trial = new Trial(engine, ToolsImage.ensure(engine))) {
                packetFilter(trial);
                netem(trial);
                // Last: the engine may hold a container that was just thawed for a frozen one, and run nothing in it.
                freezer(trial);
            }
        }
        leftovers(engine);
    }

    private void api(Engine engine) {
        String api = engine.version().getApiVersion();
        boolean enough = Runtime.Version.parse(api).compareTo(Runtime.Version.parse(Engine.OLDEST_API)) >= 0;
        add(
                "engine API",
                enough ? Health.GOOD : Health.NEEDED,
                api + ", " + Engine.OLDEST_API + " or newer is needed",
                enough ? "" : "install Docker 20.10 or newer");
    }

    private void packetFilter(Trial trial) {
        Programs.Said said = trial.run("nft", "add table inet theseus-trial");
        add(
                "partitions",
                said.exitCode() == 0 ? Health.GOOD : Health.NEEDED,
                said.exitCode() == 0 ? "capability NET_ADMIN, nft works in a container" : said.firstLine(),
                said.exitCode() == 0 ? "" : "allow containers NET_ADMIN and load the kernel module nf_tables");
    }

    private void freezer(Trial trial) {
        String trouble = trial.freeze();
        add(
                "pauses",
                trouble.isEmpty() ? Health.GOOD : Health.NEEDED,
                trouble.isEmpty() ? "the cgroup freezer works" : trouble,
                trouble.isEmpty() ? "" : "the engine needs the freezer cgroup");
    }

    private void netem(Trial trial) {
        if (ToolsImage.find("tc").isEmpty()) {
            add("netem", Health.MISSED, "tc is not installed, so it was not tried", "nothing needs it yet");
            return;
        }
        Programs.Said said = trial.run("tc", "qdisc", "add", "dev", "lo", "root", "netem", "delay", "1ms");
        add(
                "netem",
                said.exitCode() == 0 ? Health.GOOD : Health.MISSED,
                said.exitCode() == 0 ? "the kernel delays and loses packets" : "not in this kernel",
                said.exitCode() == 0 ? "" : "nothing: no fault needs it");
    }

    private void leftovers(Engine engine) {
        long dead = new Leftovers(engine)
                .owners().values().stream()
                        .filter(owner -> owner.life() == Owner.Life.DEAD)
                        .count();
        add(
                "leftovers",
                dead == 0 ? Health.GOOD : Health.MISSED,
                dead == 0 ? "none of dead runs" : dead + " dead runs left something",
                dead == 0 ? "" : "./theseus clean");
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void add(String subject, Health health, String found, String advice) {
        lines.add(new Line(subject, health, found, advice));
    }
}
