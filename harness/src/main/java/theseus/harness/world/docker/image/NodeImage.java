package theseus.harness.world.docker.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import theseus.harness.world.docker.engine.Engine;

/// The node's image: its classes and libraries on a Java runtime. Named after its content, so it is built once and
/// never
/// stale.
public final class NodeImage {
    private static final String MAIN = "theseus.node.host.Main";

    private NodeImage() {}

    /// The image's tag; built first where this engine does not have it yet.
    ///
    /// @param baseImage an image with a Java 25 runtime on its path; empty to link one from this JDK
    public static String ensure(Engine engine, Optional<String> baseImage) {
        String runtime = baseImage.orElseGet(() -> RuntimeImage.ensure(engine));
        List<Path> libraries = NodeClassPath.libraries();
        String recipe = recipe(runtime);
        ContentHash hash = new ContentHash().add(recipe).add(NodeClassPath.node());
        libraries.forEach(hash::add);
        String tag = "theseus-node:" + hash.digits();
        if (ImageContext.exists(engine, tag)) return tag;
        try (ImageContext context = new ImageContext()) {
            libraries.forEach(library -> context.addAs("app/lib/" + library.getFileName(), library));
            NodeClassPath.pack(NodeClassPath.node(), context.directory().resolve("app/node.jar"));
            context.build(engine, tag, recipe);
        }
        return tag;
    }

    private static String recipe(String runtime) {
        return """
                FROM %s
                COPY app /app
                ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xss512k", \
                "-cp", "/app/node.jar:/app/lib/*", "%s"]
                """.formatted(runtime, MAIN);
    }
}
