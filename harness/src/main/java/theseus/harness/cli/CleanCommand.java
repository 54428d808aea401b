package theseus.harness.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import theseus.harness.world.docker.engine.Engine;
import theseus.harness.world.docker.engine.Leftovers;
import theseus.harness.world.docker.engine.Owner;
import theseus.harness.world.docker.engine.Unusable;
import theseus.harness.world.docker.image.Images;

/// `theseus clean`: removes what killed harnesses left on the container engine.
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = "Remove the containers, networks and volumes that killed runs left behind.")
public final class CleanCommand implements Callable<Integer> {
    private static final int BAD_ARGUMENTS = 254;

    @Option(names = "--all", description = "Also what belongs to runs that live, or that ran elsewhere.")
    private boolean all;

    @Option(names = "--images", description = "Also the images; the next run builds them again.")
    private boolean images;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            clean(Engine.connect(), spec.commandLine().getOut());
            return 0;
        } catch (Unusable e) {
            spec.commandLine().getErr().println("theseus: " + e.getMessage());
            return BAD_ARGUMENTS;
        }
    }

    private void clean(Engine engine, PrintWriter out) {
        Leftovers leftovers = new Leftovers(engine);
        for (Owner owner : leftovers.owners().values()) {
            Owner.Life life = owner.life();
            if (all || life == Owner.Life.DEAD) {
                out.println("run " + owner.run() + ": removed " + leftovers.remove(owner.run()));
            } else {
                out.println("run " + owner.run() + ": left alone, " + reason(owner, life));
            }
        }
        if (images) out.println("images: removed " + Images.removeAll(engine));
        out.println(leftovers.owners().isEmpty() ? "nothing is left" : "what is left needs --all");
        out.flush();
    }

    private static String reason(Owner owner, Owner.Life life) {
        return switch (life) {
            case ALIVE -> "its harness runs (process " + owner.pid() + ")";
            case ELSEWHERE -> "it was started on another machine, in another container or before a reboot";
            case DEAD -> throw new IllegalStateException("a dead run is not left alone");
        };
    }
}
