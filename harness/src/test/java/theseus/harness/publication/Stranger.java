package theseus.harness.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Somebody else's machine: the example project, an empty local repository, and settings that name the repository with
/// what we publish. What is not ours comes from this machine's local repository, which Maven reads like any other, so
/// that
/// a build without a network passes; what is not there comes from where Maven gets it otherwise.
final class Stranger {
    private static final String SETTINGS = """
            <settings>
              <mirrors>
                <!-- Exact names, which win over a mirror for everything in the user's own settings. -->
                <mirror><id>published</id><mirrorOf>published</mirrorOf><url>%1$s</url></mirror>
                <mirror><id>machine</id><mirrorOf>machine</mirrorOf><url>%2$s</url></mirror>
              </mirrors>
              <profiles>
                <profile>
                  <id>stranger</id>
                  <repositories>
                    <repository><id>published</id><url>%1$s</url></repository>
                    <repository><id>machine</id><url>%2$s</url><snapshots><enabled>false</enabled></snapshots></repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository><id>machine</id><url>%2$s</url></pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>stranger</activeProfile>
              </activeProfiles>
            </settings>
            """;

    private final Path project;
    private final Path repository;
    private final Path settings;

    /// @param home an empty directory
    /// @param published where our artifacts are
    Stranger(Path home, Path published) throws IOException {
        this.project = home.resolve("consumer");
        this.repository = Files.createDirectory(home.resolve("repository"));
        this.settings = home.resolve("settings.xml");
        copy(Maven.CHECKOUT.resolve("docs/examples/consumer"), project);
        Path machine =
                Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
        Files.writeString(settings, SETTINGS.formatted(published.toUri(), machine.toUri()), UTF_8);
    }

    Path project() {
        return project;
    }

    Maven.Built build(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-gs", settings.toString(), "-Dmaven.repo.local=" + repository));
        all.addAll(List.of(arguments));
        return Maven.build(project, all);
    }

    /// Whether anything of that group or artifact was needed.
    boolean downloaded(String folder) {
        return Files.exists(repository.resolve(folder));
    }

    /// Maven's notes on where each of our artifacts came from, as `file>repository`.
    List<String> origins() throws IOException {
        try (Stream<Path> files = Files.walk(repository.resolve("theseus"))) {
            List<String> notes = new ArrayList<>();
            for (Path note :
                    files.filter(file -> file.endsWith("_remote.repositories")).toList())
                Files.readAllLines(note).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.replaceFirst("=$", ""))
                        .forEach(notes::add);
            return notes;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                if (from.relativize(file).startsWith("target")) continue;
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
