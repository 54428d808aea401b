package theseus.harness.world.docker.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import theseus.node.Node;

/// The reference node's classes and libraries, as this process itself loads them: the same code in every world.
final class NodeClassPath {
    /// One class of each library that the node needs.
    private static final List<String> LIBRARIES = List.of(
            JsonProperty.class.getName(),
            JsonFactory.class.getName(),
            ObjectMapper.class.getName(),
            "com.fasterxml.jackson.dataformat.cbor.CBORFactory",
            "okhttp3.OkHttpClient",
            "okio.Buffer",
            "kotlin.Unit",
            "org.apache.commons.codec.digest.MurmurHash3",
            "picocli.CommandLine",
            "io.microraft.RaftNode",
            "org.slf4j.Logger",
            "org.slf4j.nop.NOPServiceProvider");

    private NodeClassPath() {}

    /// The node's own classes, a jar or a directory.
    static Path node() {
        return placeOf(Node.class);
    }

    static List<Path> libraries() {
        return LIBRARIES.stream()
                .map(NodeClassPath::placeOf)
                .distinct()
                .sorted()
                .toList();
    }

    /// Packs a directory of classes into a jar whose bytes depend on the classes only; copies a jar.
    static void pack(Path classes, Path jar) {
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

    private static Path placeOf(String name) {
        try {
            return placeOf(Class.forName(name, false, NodeClassPath.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the node's library with " + name + " is not on the class path", e);
        }
    }

    private static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
