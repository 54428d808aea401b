package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import theseus.node.environment.Waypoint;
import theseus.node.environment.Waypoints;

/// Where a machine's node is held up. It stays shut over the node's lives; what waits at it dies with the life.
final class Turnstile implements Waypoints {
    private final Machine machine;
    private final Schedule schedule;
    private final Map<Waypoint, Gate> gates = new EnumMap<>(Waypoint.class);

    private static final class Gate {
        private final List<Runnable> waiting = new ArrayList<>();
        private final List<Runnable> whenReached = new ArrayList<>();
        private int shutters;
    }

    Turnstile(Machine machine, Schedule schedule) {
        this.machine = machine;
        this.schedule = schedule;
    }

    @Override
    public boolean holds(Waypoint point, Runnable onward) {
        Gate gate = gates.get(point);
        if (gate == null || gate.shutters == 0) return false;
        gate.waiting.add(onward);
        gate.whenReached.forEach(told -> schedule.after(0, told));
        gate.whenReached.clear();
        return true;
    }

    /// From now on the node is held up there.
    ///
    /// @param reached told once, when it has come there
    void shut(Waypoint point, Runnable reached) {
        Gate gate = gates.computeIfAbsent(point, _ -> new Gate());
        gate.shutters++;
        gate.whenReached.add(reached);
    }

    /// Lets the node go on, where nobody else holds it there, and says how much of its work had waited.
    int open(Waypoint point) {
        Gate gate = gates.get(point);
        if (gate == null || gate.shutters == 0) return 0;
        int waited = gate.waiting.size();
        if (--gate.shutters > 0) return waited;
        gate.whenReached.clear();
        for (Runnable onward : gate.waiting) schedule.after(0, going(onward));
        gate.waiting.clear();
        return waited;
    }

    /// The process is gone.
    void forget() {
        gates.values().forEach(gate -> gate.waiting.clear());
    }

    private Event going(Runnable onward) {
        return new Event(machine, machine.life()) {
            @Override
            void happen() {
                onward.run();
            }
        };
    }
}
