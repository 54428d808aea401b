package theseus.harness.nightly;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/// Which code runs: the same seed gives the same run only under the same code, whatever the checkout's commit is.
public final class Build {
    private Build() {}

    /// Tells builds apart: eight hexadecimal digits of Theseus' own jars, or `classes` where it runs from directories.
    public static String id() throws IOException {
        CRC32 sum = new CRC32();
        boolean jars = false;
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(part);
            if (!path.getFileName().toString().matches("theseus-.*\\.jar")) continue;
            jars = true;
            try (InputStream in = Files.newInputStream(path)) {
                sum.update(in.readAllBytes());
            }
        }
        return jars ? "%08x".formatted(sum.getValue()) : "classes";
    }
}
