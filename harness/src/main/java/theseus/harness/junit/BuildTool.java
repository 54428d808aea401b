package theseus.harness.junit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What builds the project that a test belongs to.
enum BuildTool {
    MAVEN("target/theseus"),
    GRADLE("build/theseus"),
    UNKNOWN("runs");

    private final Path output;

    BuildTool(String output) {
        this.output = Path.of(output);
    }

    /// The tool of the project in the directory.
    static BuildTool in(Path directory) {
        if (Files.exists(directory.resolve("pom.xml"))) return MAVEN;
        boolean gradle = Stream.of("build.gradle", "build.gradle.kts")
                .map(directory::resolve)
                .anyMatch(Files::exists);
        return gradle ? GRADLE : UNKNOWN;
    }

    /// Where it puts what it makes.
    Path output() {
        return output;
    }

    /// How one seed of a test is repeated.
    ///
    /// @param directory of the project
    /// @param method the test's class and method, with `#` between them
    String command(Path directory, String method, long seed) {
        return switch (this) {
            case MAVEN ->
                "%s test -Dtest='%s' -D%s=%d"
                        .formatted(
                                Files.exists(directory.resolve("mvnw")) ? "./mvnw" : "mvn",
                                method,
                                MigrationExtension.SEED,
                                seed);
            // Gradle's tests do not get the properties of its command line.
            case GRADLE, UNKNOWN -> "%s in a JVM with -D%s=%d".formatted(method, MigrationExtension.SEED, seed);
        };
    }
}
