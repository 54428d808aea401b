package theseus.harness.world.docker.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The system's shared libraries that programs need, the loader included, as `ldd` tells.
final class SharedLibraries {
    /// `libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x...)`, or the loader's path alone.
    private static final Pattern LINE = Pattern.compile("\\s*(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)");

    private SharedLibraries() {}

    /// Absolute paths on this machine, none of them below `own`.
    static SortedSet<Path> neededBy(Collection<Path> programs, Path own) {
        SortedSet<Path> found = new TreeSet<>();
        for (Path program : programs) {
            Matcher lines = LINE.matcher(ldd(program));
            while (lines.find()) {
                Path library = Path.of(lines.group(1)).normalize();
                if (!library.startsWith(own) && Files.exists(library)) found.add(library);
            }
        }
        return found;
    }

    private static String ldd(Path program) {
        try {
            Process process = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("ldd does not run: libraries for an image cannot be found", e);
        }
    }
}
