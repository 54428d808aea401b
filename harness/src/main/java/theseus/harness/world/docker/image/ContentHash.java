package theseus.harness.world.docker.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The name of a content: twelve digits that change when a file or a word of a recipe does.
final class ContentHash {
    private static final int DIGITS = 12;

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    ContentHash add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    /// A file's name and bytes; of a directory all files below it, in order of their names.
    ContentHash add(Path path) {
        try {
            if (!Files.isDirectory(path)) return addFile(path.getFileName().toString(), path);
            for (Path file : filesBelow(path)) addFile(path.relativize(file).toString(), file);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContentHash addFile(String name, Path file) throws IOException {
        add(name);
        digest.update(Files.readAllBytes(file));
        return this;
    }

    static List<Path> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    String digits() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
