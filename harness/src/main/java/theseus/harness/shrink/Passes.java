package theseus.harness.shrink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import theseus.harness.client.Sent;
import theseus.harness.generator.Scheduled;
import theseus.harness.replay.Recording;
import theseus.harness.run.Course;
import theseus.harness.run.Heading;
import theseus.harness.workload.Transcript;
import theseus.harness.world.sim.Choices;
import theseus.harness.world.sim.SimOptions;
import theseus.nemesis.plan.Campaign;

/// The ways to make a run smaller, those first that leave out most at once.
final class Passes {
    private static final long MILLIS = 1_000_000;

    private Passes() {}

    static List<Pass> all() {
        return List.of(
                new Fewer<>("keys", run -> run.transcript().names(), Passes::onKeys),
                new Simpler("world", Passes::calmer),
                new Fewer<>("choices", Recording::unusual, Passes::choosing),
                new Fewer<>(
                        "faults",
                        run -> run.chart().campaign().strikes(),
                        (run, strikes) -> run.with(run.chart()
                                .with(new Campaign(run.chart().campaign().seed(), strikes)))),
                new Fewer<>(
                        "migrations",
                        run -> run.chart().course().legs(),
                        (run, legs) -> run.with(run.chart().with(new Course(legs)))),
                new Fewer<>(
                        "operations",
                        run -> run.transcript().sent(),
                        (run, sent) ->
                                run.with(run.transcript().with(run.transcript().names(), sent))),
                new Simpler("second thoughts", Passes::firmer),
                new Simpler("clients", Passes::byFewerClients),
                new Simpler("times", Passes::rounder),
                new Simpler("length", Passes::shorter));
    }

    private static Recording onKeys(Recording run, List<String> keys) {
        Set<String> kept = new LinkedHashSet<>(keys);
        List<Sent> sent = run.transcript().sent().stream()
                .filter(each -> kept.contains(each.operation().invocation().key()))
                .toList();
        return run.with(run.transcript().with(keys, sent));
    }

    private static Recording choosing(Recording run, List<String> names) {
        Map<String, Long> kept = new TreeMap<>(run.choices());
        Set<String> wanted = new LinkedHashSet<>(names);
        kept.keySet().removeIf(name -> !wanted.contains(name) && !Choices.isAlwaysDrawn(name));
        return run.with(kept);
    }

    private static List<Recording> calmer(Recording run) {
        SimOptions calm = SimOptions.calm();
        return run.world().equals(calm)
                ? List.of()
                : List.of(new Recording(run.chart(), run.transcript(), calm, run.choices(), run.charge()));
    }

    /// An operator who never changes his mind, in one leg after the other.
    private static List<Recording> firmer(Recording run) {
        List<Heading> legs = run.chart().course().legs();
        List<Recording> firmer = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            Heading plain = new Heading(legs.get(i).kind(), legs.get(i).queued(), null, null);
            if (plain.equals(legs.get(i))) continue;
            List<Heading> others = new ArrayList<>(legs);
            others.set(i, plain);
            firmer.add(run.with(run.chart().with(new Course(others))));
        }
        return firmer;
    }

    private static List<Recording> byFewerClients(Recording run) {
        List<Integer> threads = run.transcript().sent().stream()
                .map(each -> each.operation().thread())
                .distinct()
                .sorted()
                .toList();
        List<Recording> fewer = new ArrayList<>();
        for (int clients = 1; clients <= threads.size(); clients++) {
            int most = clients;
            Recording candidate = timed(
                    run,
                    operation -> new Scheduled(
                            operation.nanos(), threads.indexOf(operation.thread()) % most, operation.invocation()));
            if (!candidate.transcript().equals(run.transcript())) fewer.add(candidate);
        }
        return fewer;
    }

    /// Operations at round times read better.
    private static List<Recording> rounder(Recording run) {
        return Stream.of(100 * MILLIS, 10 * MILLIS, MILLIS)
                .map(unit -> timed(
                        run,
                        operation -> new Scheduled(
                                operation.nanos() / unit * unit, operation.thread(), operation.invocation())))
                .filter(candidate -> !candidate.transcript().equals(run.transcript()))
                .toList();
    }

    /// Less time for the main part, and parts that end sooner.
    private static List<Recording> shorter(Recording run) {
        List<Recording> shorter = new ArrayList<>();
        long nanos = run.chart().times().mainNanos();
        if (nanos >= 200 * MILLIS) shorter.add(run.with(run.chart().withTime(nanos / 2)));
        run.transcript().ends().forEach((part, end) -> {
            if (end >= 2 * MILLIS) shorter.add(ending(run, part, end / 2));
        });
        return shorter;
    }

    private static Recording ending(Recording run, String part, long nanos) {
        SortedMap<String, Long> ends = new TreeMap<>(run.transcript().ends());
        ends.put(part, nanos);
        return run.with(
                new Transcript(run.transcript().names(), run.transcript().parts(), ends));
    }

    private static Recording timed(Recording run, UnaryOperator<Scheduled> change) {
        SortedMap<String, List<Scheduled>> parts = new TreeMap<>();
        run.transcript()
                .parts()
                .forEach((part, operations) ->
                        parts.put(part, operations.stream().map(change).toList()));
        return run.with(
                new Transcript(run.transcript().names(), parts, run.transcript().ends()));
    }
}
