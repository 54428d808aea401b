package theseus.harness.world.docker.image;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Unusable;

/// A directory from which one image is built; it goes away when closed.
final class ImageContext implements AutoCloseable {
    /// Marks every image that was built here; `./theseus clean --images` removes them.
    static final String LABEL = "theseus.image";

    private final Path directory;

    ImageContext() {
        try {
            directory = Files.createTempDirectory("theseus-image-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    static boolean exists(Engine engine, String tag) {
        try {
            engine.client().inspectImageCmd(tag).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /// Puts a file of this machine at the same place below `root` of the context, links followed.
    void addAtSamePlace(String root, Path file) {
        addAs(root + file.toAbsolutePath(), file);
    }

    void addAs(String place, Path file) {
        try {
            Path target = directory.resolve(place);
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Builds the image and gives it its tag.
    void build(Engine engine, String tag, String recipe) {
        try {
            Files.writeString(directory.resolve("Dockerfile"), recipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put(LABEL, tag);
        try {
            engine.client()
                    .buildImageCmd(directory.toFile())
                    .withTags(Set.of(tag))
                    .withLabels(labels)
                    .exec(new BuildImageResultCallback())
                    .awaitImageId();
        } catch (DockerClientException e) {
            throw new Unusable("the image " + tag + " cannot be built: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
