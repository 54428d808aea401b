package theseus.harness.world.docker.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which process started something on the engine: written on everything as labels, and read again to tell whether
/// that process still lives.
///
/// @param run the run's id, unique
/// @param host the machine's boot and the process-id namespace, between which process ids mean nothing
/// @param pid the harness's process
/// @param started when that process started, since process ids are used again
public record Owner(String run, String host, long pid, String started) {
    /// The label that everything of a run carries; its value is the run's id.
    public static final String RUN = "theseus.run";

    private static final String HOST = "theseus.host";
    private static final String PID = "theseus.pid";
    private static final String STARTED = "theseus.started";

    /// What can be known of an owner.
    public enum Life {
        ALIVE,
        DEAD,
        /// It ran on another machine, in another container, or before a reboot.
        ELSEWHERE
    }

    /// This process as the owner of a run.
    public static Owner of(String run) {
        long pid = ProcessHandle.current().pid();
        return new Owner(run, thisHost(), pid, startOf(pid).orElse("unknown"));
    }

    /// The owner that labels tell of; empty where they are not a run's.
    public static Optional<Owner> from(Map<String, String> labels) {
        if (labels == null || !labels.containsKey(RUN)) return Optional.empty();
        try {
            return Optional.of(new Owner(
                    labels.get(RUN),
                    labels.getOrDefault(HOST, ""),
                    Long.parseLong(labels.getOrDefault(PID, "0")),
                    labels.getOrDefault(STARTED, "unknown")));
        } catch (NumberFormatException e) {
            return Optional.of(new Owner(labels.get(RUN), "", 0, "unknown"));
        }
    }

    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(RUN, run);
        labels.put(HOST, host);
        labels.put(PID, Long.toString(pid));
        labels.put(STARTED, started);
        return labels;
    }

    /// Whether the owner still lives; dead only where that is certain.
    public Life life() {
        if (!host.equals(thisHost())) return Life.ELSEWHERE;
        Optional<String> start = startOf(pid);
        if (start.isEmpty()) return Life.DEAD;
        return start.get().equals(started) || started.equals("unknown") ? Life.ALIVE : Life.DEAD;
    }

    private static String thisHost() {
        try {
            Path namespace = Path.of("/proc/self/ns/pid");
            if (Files.isSymbolicLink(namespace))
                return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                                .strip() + "/"
                        + Files.readSymbolicLink(namespace).toString().replaceAll("\\D", "");
            return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("") + "/" + System.getProperty("user.name");
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /// On Linux the kernel's ticks since boot, which no change of the clock can move.
    private static Optional<String> startOf(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) return Optional.empty();
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.isReadable(stat))
            return Optional.of(process.get()
                    .info()
                    .startInstant()
                    .map(instant -> Long.toString(instant.getEpochSecond()))
                    .orElse("unknown"));
        try {
            String line = Files.readString(stat);
            String[] fieldsAfterName = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Optional.of(fieldsAfterName[19]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
