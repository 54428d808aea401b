package theseus.histories.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.Provenance;
import theseus.histories.check.evidence.Evidence;
import theseus.histories.model.Register;

/// The judge finds those session guarantees broken that are, by their definitions. All small histories, with every
/// assignment of operations to clients, up to `-Dsessions.small=N` operations, and `-Dsessions.random=N` random
/// larger ones of each sort.
class SessionGuaranteesTest {
    private static final int SMALL = Integer.getInteger("sessions.small", 5);
    private static final int RANDOM = Integer.getInteger("sessions.random", 50_000);
    private static final Expectations SESSIONS = new Expectations(new TreeMap<>(), Promise.SESSION, Long.MAX_VALUE / 4);
    private static final Set<Anomaly> GUARANTEES = EnumSet.of(
            Anomaly.READ_YOUR_WRITES,
            Anomaly.NON_MONOTONIC_READ,
            Anomaly.NON_MONOTONIC_WRITE,
            Anomaly.WRITES_FOLLOW_READS);

    private final Map<Anomaly, Integer> counts = new EnumMap<>(Anomaly.class);
    private int judged;

    @Test
    void allSmallHistoriesBreakWhatTheirDefinitionsSay() {
        for (int n = 1; n <= Math.min(SMALL, 4); n++)
            SmallHistories.distinct(n, SmallHistories.register(), history -> clients(history.operations(), 0, 0));
        for (int n = 5; n <= SMALL; n++)
            SmallHistories.telling(n, SmallHistories.register(), history -> {
                if (history.writesOnce()) clients(history.operations(), 0, 0);
            });
        assertAllWereBroken("small");
        assertTrue(SMALL < 5 || counts.containsKey(Anomaly.INCOMPATIBLE_ORDER), "no order was incompatible");
    }

    @Test
    void randomLargerHistoriesBreakWhatTheirDefinitionsSay() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < RANDOM; run++) {
            List<Operation> history = atRandom(random, 6 + random.nextInt(6));
            judge(history, SessionsByDefinition.broken(history));
        }
        assertAllWereBroken("random");
    }

    @Test
    void versionsThatAnswersCarryAreComparedAsTheDefinitionsSay() {
        SplittableRandom random = new SplittableRandom(6);
        for (int run = 0; run < RANDOM; run++) {
            List<Operation> history = versioned(random, atRandom(random, 2 + random.nextInt(7)));
            judge(history, SessionsByDefinition.brokenByVersion(history));
        }
        assertAllWereBroken("versioned");
    }

    /// Gives each operation to a client that has none open, or to a new one.
    private void clients(List<Operation> history, int i, int known) {
        if (i == history.size()) {
            judge(history, SessionsByDefinition.broken(history));
            return;
        }
        for (int client = 0; client <= known; client++) {
            if (isBusy(history.subList(0, i), client, history.get(i).start())) continue;
            List<Operation> given = new ArrayList<>(history);
            given.set(i, by(history.get(i), client, null));
            clients(given, i + 1, Math.max(known, client + 1));
        }
    }

    private static boolean isBusy(List<Operation> before, int client, long time) {
        return before.stream().anyMatch(o -> o.process() == client && o.finish() >= time);
    }

    private void judge(List<Operation> history, Set<Anomaly> expected) {
        Set<Anomaly> found = EnumSet.noneOf(Anomaly.class);
        for (Finding finding :
                Evidence.gather(history, List.of(), SESSIONS, new Register()).findings()) found.add(finding.anomaly());
        found.removeIf(anomaly -> !GUARANTEES.contains(anomaly) && anomaly != Anomaly.INCOMPATIBLE_ORDER);
        assertEquals(expected, found, history::toString);
        judged++;
        for (Anomaly anomaly : expected) counts.merge(anomaly, 1, Integer::sum);
    }

    private void assertAllWereBroken(String sort) {
        System.out.printf("sessions, %s: %,d histories, broken %s%n", sort, judged, counts);
        assertTrue(counts.keySet().containsAll(GUARANTEES) || RANDOM < 1_000, () -> "broken were only " + counts);
    }

    /// A few clients that write, mostly each value once, and read what has been written lately.
    private static List<Operation> atRandom(SplittableRandom random, int n) {
        long[][] ends = Histories.ends(random, n);
        int values = 1 + random.nextInt(5);
        boolean once = random.nextInt(4) > 0;
        long next = 1;
        List<Operation> history = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long from = ends[0][i];
            long to = ends[1][i];
            Operation operation;
            if (next <= values && random.nextInt(2) == 0) {
                operation = Histories.write(once ? next : 1 + random.nextInt(values), from, to);
                next++;
                if (random.nextInt(8) == 0) operation = Histories.crashed(operation);
            } else {
                int value = random.nextInt(values + 1);
                operation = Histories.read(value == 0 ? null : (Object) (long) value, from, to);
            }
            history.add(operation);
        }
        history.sort(java.util.Comparator.comparingLong(Operation::start));
        for (int i = 0; i < n; i++) {
            int client = random.nextInt(3);
            while (isBusy(history.subList(0, i), client, history.get(i).start())) client++;
            history.set(i, by(history.get(i), client, null));
        }
        return history;
    }

    /// All writes of one and the same value, behind two of unknown outcome, so that versions alone tell them apart.
    private static List<Operation> versioned(SplittableRandom random, List<Operation> history) {
        List<Operation> versioned = new ArrayList<>();
        for (int lost = 0; lost < 2; lost++)
            versioned.add(by(Histories.crashed(Histories.write("x", lost - 2, 0)), 100 + lost, null));
        int[] versions = random.ints(5, 50)
                .distinct()
                .limit(history.size())
                .map(half -> 2 * half)
                .toArray();
        for (int i = 0; i < history.size(); i++) {
            Operation operation = history.get(i);
            boolean returned = operation.outcome() instanceof Outcome.Ok;
            int version = operation.f().equals("read") ? seen(random, history, i, versions) : versions[i];
            Operation same = Histories.operation(
                    operation.f(),
                    operation.f().equals("read") ? null : "x",
                    returned ? new Outcome.Ok("x") : operation.outcome(),
                    operation.start(),
                    operation.finish());
            versioned.add(by(same, operation.process(), returned ? "v" + version : null));
        }
        return versioned;
    }

    /// The version of a write that had begun, or of one of unknown outcome.
    private static int seen(SplittableRandom random, List<Operation> history, int read, int[] versions) {
        int chosen = random.nextInt(history.size());
        boolean begun = !history.get(chosen).f().equals("read")
                && history.get(chosen).start() < history.get(read).finish();
        return begun ? versions[chosen] : 11 + 2 * random.nextInt(45);
    }

    private static Operation by(Operation operation, int process, String version) {
        return new Operation(
                operation.invoked(),
                operation.completed(),
                process,
                operation.f(),
                operation.key(),
                operation.argument(),
                operation.outcome(),
                operation.start(),
                operation.finish(),
                version == null ? null : new Provenance("n1", null, version, List.of(), 1, null));
    }
}
