package theseus.harness.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Publishes all modules to a directory, as anybody would to a repository, and lets a project build against that.
@Tag("publication")
class PublicationTest {
    @TempDir
    private static Path directory;

    private static Path published;
    private static Stranger stranger;

    @BeforeAll
    static void publish() throws Exception {
        published = directory.resolve("published");
        Maven.Built built = Maven.build(
                Maven.CHECKOUT,
                List.of(
                        "--quiet",
                        "-Ppublish",
                        "-Doutput=target/publication",
                        "-Dmaven.test.skip=true",
                        "-Dspotless.check.skip=true",
                        "-Dmaven.install.skip=true",
                        "-DaltDeploymentRepository=published::" + published.toUri(),
                        "deploy"));
        assertEquals(0, built.code(), built.output());
        stranger = new Stranger(Files.createDirectory(directory.resolve("stranger")), published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"histories", "nemesis", "node", "harness"})
    void aModuleComesWithItsSourcesDocumentationAndLicence(String module) throws IOException {
        assertTrue(names(file(module, "-sources.jar")).stream().anyMatch(name -> name.endsWith(".java")));
        assertTrue(names(file(module, "-javadoc.jar")).contains("index.html"));
        List<String> classes = names(file(module, "[0-9].jar"));
        assertTrue(classes.contains("META-INF/LICENSE"), module);
        Path tests = Maven.CHECKOUT
                .resolve(module.equals("node") ? "reference-node" : module)
                .resolve("target/test-classes");
        assertTrue(Files.isDirectory(tests), "the tests that must not be in the jar");
        assertEquals(
                List.of(),
                classes.stream()
                        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                        .filter(name -> Files.exists(tests.resolve(name)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"histories", "nemesis", "node", "harness"})
    void whatIsSaidOfAModuleStandsByItself(String module) throws IOException {
        String pom = Files.readString(file(module, ".pom"));
        for (String absent : List.of("<parent>", "${", "<scope>test</scope>", "<build>", "<profile>"))
            assertFalse(pom.contains(absent), absent + " in " + pom);
        for (String present : List.of("<name>Apache-2.0</name>", "<description>", "<groupId>theseus</groupId>"))
            assertTrue(pom.contains(present), present + " in " + pom);
    }

    @Test
    void aStrangersBuildPasses() throws Exception {
        Maven.Built built = stranger.build("test");
        assertEquals(0, built.code(), built.output());
        // Fifteen seeds of two migrations, and two tests of a history of its own.
        assertTrue(built.output().contains("Tests run: 17, Failures: 0, Errors: 0, Skipped: 0"), built.output());
        List<String> origins = stranger.origins();
        assertTrue(origins.size() >= 8, origins.toString());
        assertEquals(
                List.of(),
                origins.stream().filter(note -> !note.endsWith(">published")).toList());
        for (String spared : List.of("org/testcontainers", "org/xerial", "org/slf4j/slf4j-nop"))
            assertFalse(stranger.downloaded(spared), spared + " is for our command line alone");
    }

    @Test
    void aStrangersFailureShowsTheEvidenceAndItsCommandRepeatsIt() throws Exception {
        Maven.Built built = stranger.build("test", "-Dtest=FlawedMigration");
        assertNotEquals(0, built.code(), built.output());
        assertTrue(built.output().contains("seed 3: VIOLATION: not linearizable of k9"), built.output());
        assertTrue(Files.exists(stranger.project()
                .resolve("target/theseus/FlawedMigration.aFastClockChangesNothing/latest/seed-3/report.html")));
        Maven.Built again = stranger.build(pasted(built.output()));
        assertNotEquals(0, again.code(), again.output());
        assertEquals(evidence(built.output()), evidence(again.output()));
    }

    /// The arguments of the command that a failure ends with, as a shell would take them.
    private static String[] pasted(String output) {
        Matcher command = Pattern.compile("repeat it with:  mvn (.*)").matcher(output);
        assertTrue(command.find(), output);
        return command.group(1).replace("'", "").split(" ");
    }

    private static String evidence(String output) {
        int begin = output.indexOf("seed 3: VIOLATION");
        return output.substring(begin, output.indexOf("kept in ", begin));
    }

    private static Path file(String module, String ending) throws IOException {
        Pattern name = Pattern.compile("theseus-" + module + "-.*" + ending);
        try (Stream<Path> files = Files.walk(published.resolve("theseus/theseus-" + module))) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing of " + module + " is named " + name));
        }
    }

    private static List<String> names(Path jar) throws IOException {
        try (JarFile opened = new JarFile(jar.toFile())) {
            return opened.stream().map(entry -> entry.getName()).toList();
        }
    }
}
