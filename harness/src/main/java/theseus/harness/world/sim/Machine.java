package theseus.harness.world.sim;

import java.util.ArrayDeque;
import theseus.nemesis.Remains;
import theseus.node.Node;
import theseus.node.NodeOptions;
import theseus.node.environment.Environment;
import theseus.node.environment.Timers;
import theseus.node.log.LogDamaged;
import theseus.node.message.Message;
import theseus.node.ring.NodeId;

/// Where one node runs: its disk and clock, which stay, and its process, which comes and goes.
///
/// ```
///            start             pause
///   (off) ----------> (up) ------------> (paused)
///     ^                |  <------------     |
///     |      kill      |      resume        |  kill
///     +----------------+--------------------+
/// ```
///
/// Each start begins a new life. What was meant for an earlier one never happens; what meets a paused machine waits.
final class Machine {
    private final int index;
    private final Turnstile turnstile;
    private NodeOptions options;
    private final Schedule schedule;
    private final Witness witness;
    private final SimDisk disk;
    private final SimClock clock;
    private final Environment environment;
    private final ArrayDeque<Event> backlog = new ArrayDeque<>();
    private Node node;
    private int life;
    private boolean paused;
    private boolean lost;

    Machine(
            int index,
            NodeOptions options,
            Choices choices,
            SimOptions world,
            Schedule schedule,
            SimNetwork network,
            Witness witness) {
        this.index = index;
        this.options = options;
        this.schedule = schedule;
        this.witness = witness;
        turnstile = new Turnstile(this, schedule);
        disk = new SimDisk(this, schedule, world.disks(), choices);
        clock = new SimClock(schedule, world.clocks(), choices, name());
        environment = new Environment(
                clock,
                new Alarms(),
                new Wire(network),
                disk,
                bound -> drawn(choices, bound),
                observation -> witness.saw(this, observation),
                turnstile);
        network.attach(this);
    }

    /// What the node draws is drawn in a calm world, too: it must differ from life to life.
    private long drawn(Choices choices, long bound) {
        return Math.floorMod(choices.make(Choices.byNode(name(), bound)), bound);
    }

    int index() {
        return index;
    }

    NodeId id() {
        return options.id();
    }

    String name() {
        return options.id().name();
    }

    SimClock clock() {
        return clock;
    }

    SimDisk disk() {
        return disk;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    /// The next start is another version's.
    void refit(NodeOptions others) {
        options = others;
    }

    NodeOptions options() {
        return options;
    }

    /// The process of this life; null while the machine is off.
    Node node() {
        return node;
    }

    int life() {
        return life;
    }

    boolean isUp() {
        return node != null;
    }

    /// Whether it is gone for good.
    boolean isLost() {
        return lost;
    }

    boolean isPaused() {
        return paused;
    }

    /// Starts the process on what the disk holds.
    void start() {
        if (lost) return;
        life++;
        try {
            node = new Node(options, environment);
            node.start();
            if (disk.isSpoilt()) throw new IllegalStateException("started on a log in which a bit had flipped");
        } catch (LogDamaged damage) {
            kill();
            if (!disk.isSpoilt()) witness.failed(this, damage);
            return;
        } catch (RuntimeException | StackOverflowError failure) {
            fail(failure);
            return;
        }
        witness.started(this);
    }

    /// The process dies where it stands.
    void kill() {
        disk.crash();
        end();
    }

    /// The process ends in good order.
    void stop() {
        disk.settle();
        end();
    }

    /// The power fails.
    void losePower(Remains remains) {
        disk.losePower(remains);
        end();
    }

    private void end() {
        node = null;
        life++;
        paused = false;
        turnstile.forget();
        while (!backlog.isEmpty()) backlog.poll().lost();
    }

    /// It dies, and nothing will start it again.
    void lose() {
        kill();
        lost = true;
    }

    void pause() {
        paused = true;
    }

    /// What waited happens now, in the order in which it came.
    void resume() {
        paused = false;
        while (!backlog.isEmpty()) schedule.after(0, backlog.poll());
    }

    /// Lets the event happen, keeps it, or loses it.
    void take(Event event) {
        if (paused) {
            backlog.add(event);
        } else if (node == null || event.life != life && event.life != Event.ANY_LIFE) {
            event.lost();
        } else {
            try {
                event.happen();
            } catch (RuntimeException | StackOverflowError failure) {
                fail(failure);
            }
        }
    }

    private void fail(Throwable failure) {
        kill();
        witness.failed(this, failure);
    }

    @Override
    public String toString() {
        return name();
    }

    private final class Alarms implements Timers {
        @Override
        public long nanos() {
            return schedule.nanos();
        }

        @Override
        public Alarm after(long delayNanos, Runnable task) {
            Ring ring = new Ring(task);
            schedule.after(delayNanos, ring);
            return ring;
        }
    }

    private final class Ring extends Event implements Timers.Alarm {
        private Runnable task;

        Ring(Runnable task) {
            super(Machine.this, Machine.this.life);
            this.task = task;
        }

        @Override
        void happen() {
            Runnable due = task;
            task = null;
            if (due != null) due.run();
        }

        @Override
        public void cancel() {
            task = null;
        }
    }

    private final class Wire implements theseus.node.environment.Network {
        private final SimNetwork network;

        Wire(SimNetwork network) {
            this.network = network;
        }

        @Override
        public void send(NodeId to, Message message) {
            network.send(Machine.this, to, message);
        }

        /// Names are addresses here.
        @Override
        public void learn(NodeId node, String address) {}
    }
}
