package theseus.harness.world.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import theseus.nemesis.Remains;
import theseus.nemesis.lever.Effect;

/// The nemesis' grip on the simulated disks.
final class SimDisks {
    private static final long LOOK_NANOS = 200_000;
    private static final int LOOKS_MAX = 10_000;

    private final Schedule schedule;
    private final Machines machines;
    private final Answers answers;

    SimDisks(Schedule schedule, Machines machines, Answers answers) {
        this.schedule = schedule;
        this.machines = machines;
        this.answers = answers;
    }

    void losePower(List<String> nodes, Remains remains, Consumer<Effect> then) {
        if (answers.nobody(nodes, then)) return;
        List<Machine> victims = nodes.stream().map(machines::named).toList();
        if (remains == Remains.NOTHING) cutPower(victims, remains, then);
        else tear(victims, LOOKS_MAX, then);
    }

    /// A record can be torn only while one is being written: until all are writing, the syncs of those who are drag on.
    private void tear(List<Machine> victims, int looks, Consumer<Effect> then) {
        boolean ready = victims.stream().allMatch(m -> m.isUp() && m.disk().unsyncedBytes() > 0);
        victims.forEach(victim -> victim.disk().drag(!ready && looks > 0));
        if (ready) cutPower(victims, Remains.TORN, then);
        else if (looks == 0) answers.answer(then, new Effect.Missed("not all were writing at any one time"));
        else schedule.after(LOOK_NANOS, () -> tear(victims, looks - 1, then));
    }

    private void cutPower(List<Machine> victims, Remains remains, Consumer<Effect> then) {
        List<String> down = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Machine machine : victims) {
            int unsynced = machine.disk().unsyncedBytes();
            if (!machine.isUp()) down.add(machine + " was down");
            else machine.losePower(remains);
            answers.note(machine.name(), "power lost");
            seen.add("%s is off, of %d unsynced bytes %s remains"
                    .formatted(machine, unsynced, remains == Remains.TORN ? "a torn part" : "nothing"));
        }
        answers.answer(
                then,
                down.isEmpty()
                        ? new Effect.Proven(String.join(", ", seen))
                        : new Effect.Ineffective(String.join(", ", down)));
    }

    void flipBit(List<String> nodes, Consumer<Effect> then) {
        if (answers.nobody(nodes, then)) return;
        List<String> seen = new ArrayList<>();
        List<String> not = new ArrayList<>();
        boolean missed = false;
        for (String node : nodes) {
            Machine machine = machines.named(node);
            if (machine.isUp()) machine.kill();
            String where = machine.disk().flipBit();
            missed |= where == null;
            answers.note(node, "killed, flipped " + where);
            if (where != null) machines.start(machine);
            if (machine.isUp()) not.add(node + " starts");
            else seen.add(node + " refuses to start on " + where);
        }
        answers.answer(
                then,
                !not.isEmpty()
                        ? new Effect.Ineffective(String.join(", ", not))
                        : missed
                                ? new Effect.Missed("a log was just being compacted")
                                : new Effect.Proven(String.join(", ", seen)));
    }

    void flipBack(List<String> nodes) {
        for (String node : nodes) {
            machines.named(node).disk().flipBack();
            answers.note(node, "bit put right");
        }
    }

    void fill(List<String> nodes, Consumer<Effect> then) {
        if (answers.nobody(nodes, then)) return;
        for (String node : nodes) {
            machines.named(node).disk().fill(true);
            answers.note(node, "disk full");
        }
        awaitTrouble(nodes, LOOKS_MAX, then);
    }

    private void awaitTrouble(List<String> nodes, int looks, Consumer<Effect> then) {
        List<String> well = nodes.stream()
                .filter(node -> machines.named(node).isUp()
                        && machines.named(node).node().status().diskFailure().isEmpty())
                .toList();
        boolean healed =
                nodes.stream().noneMatch(node -> machines.named(node).disk().isFull());
        if (well.isEmpty()) then.accept(new Effect.Proven(String.join(" ", nodes) + ": no space left"));
        else if (looks == 0 || healed) then.accept(new Effect.Missed(String.join(" ", well) + " wrote nothing"));
        else schedule.after(LOOK_NANOS, () -> awaitTrouble(nodes, looks - 1, then));
    }

    /// Makes room, and ends the processes: a node whose disk has failed acknowledges nothing until it starts anew.
    void empty(List<String> nodes) {
        for (String node : nodes) {
            Machine machine = machines.named(node);
            machine.disk().fill(false);
            if (machine.isUp()) machine.kill();
            answers.note(node, "room on the disk, killed");
        }
    }
}
