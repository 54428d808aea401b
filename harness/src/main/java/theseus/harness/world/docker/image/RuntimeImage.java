package theseus.harness.world.docker.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Unusable;

/// The Java runtime that nodes run on: linked from the JDK that runs the harness, with the system libraries it needs
/// and
/// nothing else. It changes with the JDK alone, so it is built once.
public final class RuntimeImage {
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.naming",
            "java.xml",
            "jdk.httpserver",
            "jdk.unsupported");

    private static final String RECIPE = """
            FROM scratch
            COPY root /
            ENV PATH=/opt/java/bin
            """;

    private RuntimeImage() {}

    /// The image's tag; built first where this engine does not have it yet.
    public static String ensure(Engine engine) {
        Path jdk = Path.of(System.getProperty("java.home"));
        requireSameMachine(engine, jdk);
        String tag = "theseus-runtime:"
                + new ContentHash()
                        .add(RECIPE)
                        .add(String.join(",", MODULES))
                        .add(jdk.resolve("release"))
                        .add(jdk.resolve("lib/server/libjvm.so"))
                        .digits();
        if (!ImageContext.exists(engine, tag)) build(engine, jdk, tag);
        return tag;
    }

    private static void requireSameMachine(Engine engine, Path jdk) {
        String here = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        if (!System.getProperty("os.name").equals("Linux") || !here.equals(engine.architecture()))
            throw new Unusable("containers run linux/" + engine.architecture() + " and this JDK is "
                    + System.getProperty("os.name") + "/" + here + ": name an image with a Java 25 runtime,"
                    + " --base-image eclipse-temurin:25-jre");
        if (!Files.isExecutable(jdk.resolve("bin/jlink")))
            throw new Unusable(
                    jdk + " has no bin/jlink, so no image can be linked from it; set JAVA_HOME to a whole JDK"
                            + " 25, or name an image: --base-image eclipse-temurin:25-jre");
    }

    private static void build(Engine engine, Path jdk, String tag) {
        try (ImageContext context = new ImageContext()) {
            Path runtime = context.directory().resolve("root/opt/java");
            link(jdk, runtime);
            SortedSet<Path> libraries = SharedLibraries.neededBy(programsOf(runtime), runtime);
            libraries.forEach(library -> context.addAtSamePlace("root", library));
            context.build(engine, tag, RECIPE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> programsOf(Path runtime) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            return files.filter(file -> file.toString().endsWith(".so")
                            || file.endsWith("bin/java")
                            || file.endsWith("jspawnhelper"))
                    .sorted()
                    .toList();
        }
    }

    private static void link(Path jdk, Path runtime) throws IOException {
        Process jlink = new ProcessBuilder(
                        jdk.resolve("bin/jlink").toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        runtime.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jlink.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (jlink.waitFor() != 0)
                throw new Unusable("jlink fails: " + said.lines().findFirst().orElse(""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted while an image was being built", e);
        }
    }
}
