package theseus.harness.system.reference;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import theseus.harness.system.Image;
import theseus.node.Node;

/// The reference node's classes and libraries, as this process itself loads them: the same code in every world.
final class ClassPath {
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

    private ClassPath() {}

    /// The node's own classes, a jar or a directory.
    static Path node() {
        return Image.placeOf(Node.class);
    }

    static List<Path> libraries() {
        return LIBRARIES.stream().map(ClassPath::placeOf).distinct().sorted().toList();
    }

    private static Path placeOf(String name) {
        try {
            return Image.placeOf(Class.forName(name, false, ClassPath.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the node's library with " + name + " is not on the class path", e);
        }
    }
}
