package theseus.harness.world.docker.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Unusable;

/// The holder pods' image: `nft`, a shell, what flips a bit, and a way to sleep, taken from this machine; about 8 MB.
public final class ToolsImage {
    /// Without these there is no partition and no probe of one.
    public static final List<String> NEEDED = List.of("nft", "bash", "timeout", "sleep", "dd", "od", "stat");

    /// Taken along where they are: `doctor` uses them to see what the kernel can do.
    private static final List<String> WELCOME = List.of("tc");

    private static final String RECIPE = """
            FROM scratch
            COPY root /
            ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin
            ENTRYPOINT ["sleep", "infinity"]
            """;

    private ToolsImage() {}

    /// The image's tag; built first where this engine does not have it yet.
    public static String ensure(Engine engine) {
        TreeSet<Path> programs = new TreeSet<>();
        for (String name : NEEDED)
            programs.add(find(name)
                    .orElseThrow(() -> new Unusable("'" + name + "' is not installed; partitions in containers need it"
                            + " (Debian: apt-get install nftables)")));
        WELCOME.forEach(name -> find(name).ifPresent(programs::add));
        SortedSet<Path> libraries = SharedLibraries.neededBy(programs, Path.of("/nowhere"));
        ContentHash hash = new ContentHash().add(RECIPE);
        programs.forEach(hash::add);
        libraries.forEach(hash::add);
        String tag = "theseus-tools:" + hash.digits();
        if (ImageContext.exists(engine, tag)) return tag;
        try (ImageContext context = new ImageContext()) {
            programs.forEach(program -> context.addAtSamePlace("root", program));
            libraries.forEach(library -> context.addAtSamePlace("root", library));
            context.build(engine, tag, RECIPE);
        }
        return tag;
    }

    /// Where the program is on this machine.
    public static Optional<Path> find(String program) {
        List<String> places = new ArrayList<>(List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin"));
        places.addAll(
                List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")));
        return places.stream()
                .map(place -> Path.of(place, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
