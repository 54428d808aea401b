package theseus.harness.transplant;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import theseus.harness.generator.Scheduled;
import theseus.harness.replay.Recording;
import theseus.harness.run.Chart;
import theseus.harness.workload.Transcript;
import theseus.harness.workload.Workload;
import theseus.harness.world.Scene;
import theseus.harness.world.Upkeep;
import theseus.harness.world.sim.SimOptions;
import theseus.nemesis.plan.Campaign;

/// A run of containers as the simulation can sail it: the same operations, faults, phases and flaws, and whatever else
/// the nodes were told.
///
/// @param run in its own times; all that was done while faults were possible is in the main part
/// @param calendar of the run that it was taken from
record Seedling(Recording run, Calendar calendar) {
    /// What a node does when it is told nothing.
    private static final Upkeep UPKEEP = new Upkeep(3_600_000, 10_000, 86_400_000, 600_000);

    static Seedling of(Origin origin) {
        Recording timetable = origin.timetable();
        Calendar calendar = Calendar.of(origin.history(), timetable.transcript());
        Transcript whole = inOne(origin, calendar);
        long over = whole.ends().get(Workload.SAIL);
        Chart there = timetable.chart();
        Campaign struck = new Strikes(origin.history(), calendar, over).asTheyWere(there.campaign());
        Chart here = there.simulated()
                .with(upkept(there.scene()))
                .with(struck)
                .withTime(Math.max(there.times().mainNanos(), over));
        return new Seedling(
                new Recording(here, whole, SimOptions.calm(), new TreeMap<>(), timetable.charge()), calendar);
    }

    private static Scene upkept(Scene scene) {
        return scene.upkeep() == null ? scene.keeping(UPKEEP) : scene;
    }

    /// The main part with what was done when its time was over and not every fault had struck.
    private static Transcript inOne(Origin origin, Calendar calendar) {
        Transcript transcript = origin.timetable().transcript();
        SortedMap<String, List<Scheduled>> parts = new TreeMap<>(transcript.parts());
        SortedMap<String, Long> ends = new TreeMap<>(transcript.ends());
        ends.putIfAbsent(Workload.SAIL, 0L);
        List<Scheduled> later = parts.remove(Workload.SAIL_ON);
        Long laterEnds = ends.remove(Workload.SAIL_ON);
        if (later != null) {
            long shift = Calendar.began(origin.history(), transcript, Workload.SAIL_ON) - calendar.beganNanos();
            List<Scheduled> all = new ArrayList<>(parts.get(Workload.SAIL));
            all.addAll(timed(later, nanos -> shift + nanos));
            parts.put(Workload.SAIL, all);
            ends.put(Workload.SAIL, shift + laterEnds);
        }
        return new Transcript(transcript.names(), parts, ends);
    }

    /// The run with the times of its main part changed.
    ///
    /// @param time of an operation, from what it was
    /// @param end of the part, from what it was
    Recording timed(LongUnaryOperator time, LongUnaryOperator end) {
        Transcript transcript = run.transcript();
        SortedMap<String, List<Scheduled>> parts = new TreeMap<>(transcript.parts());
        SortedMap<String, Long> ends = new TreeMap<>(transcript.ends());
        parts.computeIfPresent(Workload.SAIL, (_, operations) -> timed(operations, time));
        ends.computeIfPresent(Workload.SAIL, (_, nanos) -> end.applyAsLong(nanos));
        Chart chart = run.chart().withTime(end.applyAsLong(run.chart().times().mainNanos()));
        return run.with(chart).with(new Transcript(transcript.names(), parts, ends));
    }

    private static List<Scheduled> timed(List<Scheduled> operations, LongUnaryOperator time) {
        return operations.stream()
                .map(each ->
                        new Scheduled(Math.max(0, time.applyAsLong(each.nanos())), each.thread(), each.invocation()))
                .toList();
    }
}
