package theseus.harness.world.docker.image;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import theseus.harness.system.Image.Named;
import theseus.harness.system.Image.OfJava;
import theseus.harness.system.Image.OfProgram;
import theseus.harness.world.docker.engine.Engine;

/// The images that nodes run on, and all that were built here.
public final class Images {
    private Images() {}

    /// The tag of what is wanted; built first where this engine does not have it yet.
    ///
    /// @param baseImage an image with a Java 25 runtime on its path; empty to link one from this JDK
    public static String ensure(Engine engine, theseus.harness.system.Image wanted, Optional<String> baseImage) {
        return switch (wanted) {
            case Named(String tag) -> tag;
            case OfJava java -> JavaImage.ensure(engine, java, baseImage);
            case OfProgram program -> ProgramImage.ensure(engine, program);
        };
    }

    /// Removes all that no container uses, those built on others first; tells how many.
    public static int removeAll(Engine engine) {
        List<Image> found = engine.client()
                .listImagesCmd()
                .withLabelFilter(ImageContext.LABEL)
                .exec();
        int removed = 0;
        for (Image image : found.stream()
                .sorted(Comparator.comparing(Image::getCreated).reversed())
                .toList()) {
            try {
                engine.client().removeImageCmd(image.getId()).withForce(true).exec();
                removed++;
            } catch (ConflictException | NotFoundException e) {
                continue;
            }
        }
        return removed;
    }
}
