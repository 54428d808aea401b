package theseus.harness.world.docker.image;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import theseus.harness.system.Image;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Unusable;

/// The image of a system that is a program of this machine: the program with its shared libraries, and nothing else.
final class ProgramImage {
    private static final String RECIPE = """
            FROM scratch
            COPY root /
            ENTRYPOINT ["%s"]
            """;

    private ProgramImage() {}

    /// The image's tag; built first where this engine does not have it yet.
    static String ensure(Engine engine, Image.OfProgram wanted) {
        Path program = ToolsImage.find(wanted.program())
                .orElseThrow(() -> new Unusable("'" + wanted.program() + "' is not installed, and the containers of "
                        + wanted.name() + " are made from it; " + wanted.advice()));
        SortedSet<Path> libraries = SharedLibraries.neededBy(List.of(program), Path.of("/nowhere"));
        String recipe = RECIPE.formatted(program);
        ContentHash hash = new ContentHash().add(recipe).add(program);
        libraries.forEach(hash::add);
        String tag = wanted.name() + ":" + hash.digits();
        if (ImageContext.exists(engine, tag)) return tag;
        try (ImageContext context = new ImageContext()) {
            context.addAtSamePlace("root", program);
            libraries.forEach(library -> context.addAtSamePlace("root", library));
            context.build(engine, tag, recipe);
        }
        return tag;
    }
}
