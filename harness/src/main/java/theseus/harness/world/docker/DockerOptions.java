package theseus.harness.world.docker;

import java.util.Optional;

/// How a run uses the container engine.
///
/// @param run the run's id: letters, digits, `.`, `_` and `-`; unique on the engine
/// @param baseImage an image with a Java 25 runtime on its path; empty to link one from the JDK of the harness
/// @param firstPort the port of 127.0.0.1 for the first node, the next ones following; 0 for whichever are free
public record DockerOptions(String run, Optional<String> baseImage, int firstPort) {
    public DockerOptions {
        if (!run.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"))
            throw new IllegalArgumentException("run id '" + run + "'; expected letters, digits, '.', '_' and '-'");
        if (firstPort < 0 || firstPort > 65_000)
            throw new IllegalArgumentException("first port " + firstPort + "; expected 1 to 65000, or 0 for any");
    }

    /// Everything as it is by default, under an id that no other process has.
    public static DockerOptions unique() {
        return of(Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-"
                + ProcessHandle.current().pid());
    }

    /// Everything as it is by default.
    public static DockerOptions of(String run) {
        return new DockerOptions(run, Optional.empty(), 0);
    }
}
