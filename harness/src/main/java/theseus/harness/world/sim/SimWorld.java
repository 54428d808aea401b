package theseus.harness.world.sim;

import java.util.List;
import java.util.function.BooleanSupplier;
import theseus.harness.world.Cluster;
import theseus.harness.world.Scene;
import theseus.harness.world.Timeline;
import theseus.harness.world.World;
import theseus.histories.check.Finding;
import theseus.nemesis.lever.Levers;

/// A world in which everything but the node's code is simulated: one thread, virtual time, one seed. The same scene and
/// options give the same run, event by event, in any JVM.
public final class SimWorld implements World {
    private final SimOptions options;
    private final Choices choices;
    private final Schedule schedule = new Schedule();
    private final Breaches breaches = new Breaches(schedule);
    private final Machines machines;
    private final Cluster cluster;
    private final Levers levers;
    private int breachesTold;

    /// The world of the scene with the options that its seed draws, its first nodes up and ready.
    public static SimWorld build(Scene scene) {
        return build(scene, SimOptions.drawn(scene.seed()), Choices.drawn(scene.seed()), null);
    }

    /// The same, with the choices written down.
    public static SimWorld recorded(Scene scene) {
        return build(scene, SimOptions.drawn(scene.seed()), Choices.logged(scene.seed()), null);
    }

    /// @param choices makes what is left to chance
    /// @param trace is told of everything; null for nobody
    public static SimWorld build(Scene scene, SimOptions options, Choices choices, Trace trace) {
        SimWorld world = new SimWorld(scene, options, choices, trace);
        world.run(world.machines::allReady);
        return world;
    }

    private SimWorld(Scene scene, SimOptions options, Choices choices, Trace trace) {
        this.options = options;
        this.choices = choices;
        Cast cast = Machines.cast(scene);
        Witness witness = new Witness(new Invariants(cast, breaches), breaches, schedule, trace);
        SimNetwork network = new SimNetwork(schedule, options.links(), choices, trace, cast.size());
        machines = new Machines(scene, options, choices, cast, schedule, network, witness);
        ClientLinks clients = new ClientLinks(schedule, options.links(), choices, trace);
        cluster = new SimCluster(schedule, machines, clients, witness, choices);
        levers = new SimLevers(schedule, machines, network, choices, trace);
        for (String node : scene.nodes()) machines.start(machines.named(node));
    }

    @Override
    public String name() {
        return "sim";
    }

    /// Who makes the choices.
    public Choices choices() {
        return choices;
    }

    /// What the world is like, for the manifest.
    public SimOptions options() {
        return options;
    }

    @Override
    public Timeline timeline() {
        return schedule;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Levers levers() {
        return levers;
    }

    /// How many events have happened so far.
    public long events() {
        return schedule.happened();
    }

    @Override
    public void run(BooleanSupplier finished) {
        while (!finished.getAsBoolean() && breaches.count() == breachesTold)
            if (!schedule.step())
                throw new IllegalStateException("nothing is left to happen at " + schedule.nanos() + " ns");
        breachesTold = breaches.count();
    }

    @Override
    public List<Finding> breaches() {
        return breaches.all();
    }

    /// Nothing outlives the objects.
    @Override
    public void close() {}
}
