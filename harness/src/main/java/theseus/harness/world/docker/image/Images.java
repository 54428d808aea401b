package theseus.harness.world.docker.image;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import java.util.Comparator;
import java.util.List;
import theseus.harness.world.docker.engine.Engine;

/// The images that were built here.
public final class Images {
    private Images() {}

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
