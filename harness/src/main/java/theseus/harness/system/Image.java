package theseus.harness.system;

import java.nio.file.Path;
import java.util.List;

/// What the containers of a system's nodes are made of.
public sealed interface Image {
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
