package theseus.harness.system;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/// What the containers of a system's nodes are made of.
public sealed interface Image {
    /// A program in Java that needs nothing but the JDK and the jar, or the directory, that its main class is in.
    static Image ofJava(String name, Class<?> main) {
        return new OfJava(name, placeOf(main), List.of(), List.of("-XX:+UseSerialGC"), main.getName());
    }

    /// The jar or the directory that the class was loaded from.
    static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// One that the engine has under this name.
    record Named(String tag) implements Image {}

    /// Classes of Java on a runtime linked from the JDK that runs the harness.
    ///
    /// @param name of the image, in lower case
    /// @param classes the system's own: a jar or a directory
    /// @param libraries jars that it needs
    /// @param options of the JVM
    /// @param main the main class
    record OfJava(String name, Path classes, List<Path> libraries, List<String> options, String main) implements Image {
        public OfJava {
            libraries = List.copyOf(libraries);
            options = List.copyOf(options);
        }
    }

    /// A program of this machine, with the shared libraries that it needs and nothing else.
    ///
    /// @param name of the image, in lower case
    /// @param program its name; looked for on the path
    /// @param advice how it is installed, for the message where it is missing
    record OfProgram(String name, String program, String advice) implements Image {}
}
