package theseus.harness.world.docker.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import theseus.harness.system.Image;
import theseus.harness.world.docker.engine.Engine;

/// The image of a system in Java: its classes and libraries on a Java runtime. Named after its content, so it is built
/// once and never stale.
final class JavaImage {
    private JavaImage() {}

    /// The image's tag; built first where this engine does not have it yet.
    ///
    /// @param baseImage an image with a Java 25 runtime on its path; empty to link one from this JDK
    static String ensure(Engine engine, Image.OfJava wanted, Optional<String> baseImage) {
        String recipe = recipe(baseImage.orElseGet(() -> RuntimeImage.ensure(engine)), wanted);
        ContentHash hash = new ContentHash().add(recipe).add(wanted.classes());
        wanted.libraries().forEach(hash::add);
        String tag = wanted.name() + ":" + hash.digits();
        if (ImageContext.exists(engine, tag)) return tag;
        try (ImageContext context = new ImageContext()) {
            wanted.libraries().forEach(library -> context.addAs("app/lib/" + library.getFileName(), library));
            pack(wanted.classes(), context.directory().resolve("app/classes.jar"));
            context.build(engine, tag, recipe);
        }
        return tag;
    }

    private static String recipe(String runtime, Image.OfJava wanted) {
        String command = Stream.of(
                        Stream.of("java"),
                        wanted.options().stream(),
                        Stream.of("-cp", "/app/classes.jar:/app/lib/*", wanted.main()))
                .flatMap(words -> words)
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(", "));
        return "FROM %s\nCOPY app /app\nENTRYPOINT [%s]\n".formatted(runtime, command);
    }

    /// Packs a directory of classes into a jar whose bytes depend on the classes only; copies a jar.
    private static void pack(Path classes, Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            if (!Files.isDirectory(classes)) {
                Files.copy(classes, jar);
                return;
            }
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
                for (Path file : ContentHash.filesBelow(classes)) {
                    zip.putNextEntry(entry(classes.relativize(file).toString()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return entry;
    }
}
