package theseus.harness.nightly;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.zip.CRC32;

/// Which code runs: the same seed gives the same run only under the same code, whatever the checkout's commit is.
public final class Build {
    private Build() {}

    /// Tells builds apart: eight hexadecimal digits of Theseus' own jars, or `classes` where it runs from directories.
    public static String id() throws IOException {
        CRC32 sum = new CRC32();
        // One JVM lists its class path in another order than the next.
        TreeSet<Path> jars = new TreeSet<>(Comparator.comparing(Path::getFileName));
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator))
            if (part.matches("(.*/)?theseus-[^/]*\\.jar")) jars.add(Path.of(part));
        for (Path jar : jars) {
            try (InputStream in = Files.newInputStream(jar)) {
                sum.update(in.readAllBytes());
            }
        }
        return jars.isEmpty() ? "classes" : "%08x".formatted(sum.getValue());
    }
}
