package theseus.harness.report.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import theseus.harness.run.Logbook;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.world.sim.Footage;
import theseus.histories.Operation;
import theseus.histories.Outcome;
import theseus.histories.PhaseEvent;
import theseus.histories.check.Finding;

/// What is claimed of replicas, and of many operations at once: broken invariants, left-over data, availability.
public final class ReplicaClaims {
    private static final long INSTANT_NANOS = 1_000;

    private final Logbook log;
    private final Footage footage;

    public ReplicaClaims(Logbook log, Footage footage) {
        this.log = log;
        this.footage = footage;
    }

    /// How many claims of the finding were found true; at the first false one it throws.
    public int held(Finding finding) {
        return claims(finding).stream()
                .mapToInt(claim -> claim.held(finding.sentence()))
                .sum();
    }

    private List<Claim> claims(Finding finding) {
        String key = finding.key();
        return List.of(
                Claim.of("epoch (\\d+) \\((\\w+)\\) can miss it", said -> epoch(said.group(1), said.group(2), said)),
                Claim.of("s: (\\w+), epoch (\\d+)", said -> epoch(said.group(2), said.group(1), said)),
                Claim.of(
                        "^I1 at ([0-9.]+) s: version (\\S+) was acknowledged, and .* can miss it: (.*)$",
                        said -> missable(said, key)),
                Claim.of("^I2 at ([0-9.]+) s: (\\S+) went down from (\\S+) to (\\S+) \\(", said -> wentDown(said, key)),
                Claim.of(
                        "^I6 at ([0-9.]+) s: \\w+, epoch \\d+: (\\S+) dominates.*? of (n\\d+): it has nothing of \\w+:(\\S+), not ([0-9a-f.]+)",
                        this::lacks),
                Claim.of("^I8 at ([0-9.]+) s: (\\S+) destroyed ([0-9a-f.]+) ", said -> destroyed(said, key)),
                Claim.of(
                        "^I9 at ([0-9.]+) s: .* and (\\S+) still holds (\\S+); the owners are \\[(.*)\\]",
                        said -> stillHolds(said, key)),
                Claim.of(
                        "^(\\S+) is owned by \\[(.*)\\] since epoch (\\d+), but (\\S+) still holds (\\S+) at (\\S+)\\.$",
                        this::leftOver),
                Claim.of("^After (\\S+) was read at ALL, (\\S+) holds (.*), but (\\S+) holds (.*)\\.$", this::diverged),
                Claim.of(
                        "of (\\S+) was acknowledged as version ([0-9a-f.]+), but \\[(.*)\\] of its owners \\[(.*)\\] hold an older version or none \\((.*)\\):",
                        this::outvoted),
                Claim.of(
                        "(\\S+) gained (\\S+), whose version ([0-9a-f.]+) was acknowledged before the migration was asked for, but holds (.*)\\.$",
                        this::uncopied),
                Claim.of(
                        "^I10 at ([0-9.]+) s: (\\S+) took a record copied in session (\\d+), while session (\\d+) is open",
                        this::copiedLate),
                Claim.of(
                        "^I11 at ([0-9.]+) s: (\\S+) stored (\\S+) anew, which is not above the floor (\\S+)$",
                        said -> storedBelow(said, key)),
                Claim.of("these reads still did not succeed within a minute: (.*)\\.$", this::unread),
                Claim.of("^The migration \\(session (\\d+)\\) is still in (\\w+) [0-9.]+ s after", this::stuck),
                Claim.of(
                        "none of (\\d+) (read|write)s in (\\w+) on moving keys succeeded; the first said: (.*)\\.$",
                        said -> unavailable(said, finding.operations())));
    }

    private static long at(Matcher said) {
        return Math.round(Double.parseDouble(said.group(1)) * 1e9) + INSTANT_NANOS / 2;
    }

    private void epoch(String epoch, String phase, Matcher said) {
        assertTrue(
                log.history().phases().stream()
                        .anyMatch(event -> event.epoch() == Long.parseLong(epoch)
                                && event.phase().equals(phase)),
                "the history knows no such epoch: " + said.group());
    }

    /// The last phase that the history knows is the one that never ended.
    private void stuck(Matcher said) {
        PhaseEvent last = log.history().phases().getLast();
        assertEquals(Long.parseLong(said.group(1)), last.session(), said.group());
        assertEquals(said.group(2), last.phase(), said.group());
    }

    /// By the history the migration of that session was over, and the one that is said to be open was.
    private void copiedLate(Matcher said) {
        PhaseEvent then = log.history().phases().stream()
                .filter(event -> event.time() <= at(said))
                .reduce((a, b) -> b)
                .orElseThrow();
        long open = then.phase().equals("STEADY") ? 0 : then.session();
        assertEquals(Long.parseLong(said.group(4)), open, said.group());
        assertTrue(
                log.history().phases().stream()
                        .anyMatch(event -> event.session() == Long.parseLong(said.group(3)) && event != then),
                "there was no such session: " + said.group());
    }

    private void storedBelow(Matcher said, String key) {
        assertTrue(said.group(3).compareTo(said.group(4)) <= 0, said.group());
        assertTrue(
                footage.holdings().stream()
                        .anyMatch(h -> h.node().equals(said.group(2))
                                && h.key().equals(key)
                                && h.nanos() <= at(said)
                                && said.group(3).equals(h.version())),
                "the film shows no such record: " + said.group());
    }

    /// No client has read any of these keys at these levels.
    private void unread(Matcher said) {
        for (String read : said.group(1).split(", ")) {
            String[] words = read.split(" at ");
            for (Operation operation : log.history().operations())
                assertFalse(
                        operation.f().equals("read")
                                && operation.key().equals(words[0])
                                && operation.outcome() instanceof Outcome.Ok
                                && operation.provenance().level().equals(words[1]),
                        read + ", but " + operation);
        }
    }

    private void wentDown(Matcher said, String key) {
        List<String> versions = footage.holdings().stream()
                .filter(h -> h.nanos() <= at(said)
                        && h.node().equals(said.group(2))
                        && h.key().equals(key))
                .map(Footage.Holding::version)
                .toList();
        assertEquals(List.of(said.group(3), said.group(4)), versions.subList(versions.size() - 2, versions.size()));
        assertTrue(said.group(4).compareTo(said.group(3)) < 0, said.group());
    }

    /// The new owner has nothing of the key, of which an old owner has that version.
    private void lacks(Matcher said) {
        assertEquals("nothing", held(said.group(2), said.group(4), at(said)), said.group());
        assertEquals(said.group(5), held(said.group(3), said.group(4), at(said)), said.group());
    }

    private void destroyed(Matcher said, String key) {
        List<Footage.Holding> before = footage.holdings().stream()
                .filter(h -> h.nanos() <= at(said)
                        && h.node().equals(said.group(2))
                        && h.key().equals(key))
                .toList();
        assertTrue(before.stream().anyMatch(h -> said.group(3).equals(h.version())), "never held: " + said.group());
        assertNull(before.getLast().version(), "not destroyed: " + said.group());
    }

    private void stillHolds(Matcher said, String key) {
        assertEquals(said.group(3), held(said.group(2), key, at(said)), said.group());
        assertFalse(List.of(said.group(4).split(", ")).contains(said.group(2)), said.group());
        assertEquals(log.owners(key), List.of(said.group(4).split(", ")), said.group());
    }

    private void diverged(Matcher said) {
        assertEquals(said.group(3), after(said.group(2), said.group(1)), said.group());
        assertEquals(said.group(5), after(said.group(4), said.group(1)), said.group());
    }

    /// A write that was acknowledged, of which the census before the last reads finds too few copies.
    private void outvoted(Matcher said) {
        acknowledged(said.group(2), Long.MAX_VALUE, said);
        assertEquals(log.owners(said.group(1)), List.of(said.group(4).split(", ")), said.group());
        List<String> lacking = List.of(said.group(3).split(", "));
        for (String replica : said.group(5).split(", ")) {
            String[] words = replica.split(": ");
            ReplicaRecord record = log.before().record(words[0], said.group(1));
            if (record == null) assertEquals("nothing", words[1], said.group());
            else assertTrue(words[1].endsWith(" at " + record.version()), said.group());
            boolean older = record == null || record.version().compareTo(said.group(2)) < 0;
            assertEquals(lacking.contains(words[0]), older, said.group());
        }
    }

    private void uncopied(Matcher said) {
        acknowledged(said.group(3), Long.MAX_VALUE, said);
        assertTrue(log.owners(said.group(2)).contains(said.group(1)), said.group());
        ReplicaRecord record = log.before().record(said.group(1), said.group(2));
        assertTrue(record == null || record.version().compareTo(said.group(3)) < 0, said.group());
    }

    private void acknowledged(String version, long at, Matcher said) {
        assertTrue(
                log.history().operations().stream()
                        .anyMatch(o -> o.provenance() != null
                                && o.outcome() instanceof Outcome.Ok
                                && o.start() <= at
                                && version.equals(o.provenance().version())),
                "nobody acknowledged " + said.group());
    }

    private String after(String node, String key) {
        ReplicaRecord record = log.after().record(node, key);
        return record == null
                ? "nothing"
                : (record.value() == null ? "deleted" : record.value()) + " at " + record.version();
    }

    private void missable(Matcher said, String key) {
        long at = at(said);
        acknowledged(said.group(2), at, said);
        for (String replica : said.group(3).split(", ")) {
            String[] words = replica.split(" has ");
            // Several things can happen at one instant, and the sentence is of the first that breaks the rule.
            assertTrue(
                    words[1].equals(held(words[0], key, at))
                            || words[1].equals(held(words[0], key, at - INSTANT_NANOS)),
                    words[0] + " held " + held(words[0], key, at) + ": " + said.group());
        }
    }

    /// The version that the film saw the replica store last until then, or `nothing`.
    public String held(String node, String key, long at) {
        return footage.holdings().stream()
                .filter(h -> h.nanos() <= at && h.node().equals(node) && h.key().equals(key))
                .reduce((a, b) -> b)
                .map(h -> h.version() == null ? "nothing" : h.version())
                .orElse("nothing");
    }

    private void leftOver(Matcher said) {
        String key = said.group(1);
        assertEquals(log.owners(key), List.of(said.group(2).split(", ")));
        assertFalse(log.owners(key).contains(said.group(4)), said.group());
        assertEquals(log.end().epoch(), Long.parseLong(said.group(3)), said.group());
        assertEquals(after(said.group(4), key), said.group(5) + " at " + said.group(6));
    }

    private void unavailable(Matcher said, List<Operation> shown) {
        assertTrue(Integer.parseInt(said.group(1)) >= shown.size(), said.group());
        assertEquals(
                said.group(4),
                switch (shown.getFirst().outcome()) {
                    case Outcome.Failed(String error) -> error;
                    case Outcome.Unknown(String error) -> error;
                    case Outcome.Ok(Object value) -> "it succeeded: " + value;
                });
        for (Operation operation : shown) {
            assertEquals(said.group(2), operation.f(), said.group());
            assertFalse(operation.outcome() instanceof Outcome.Ok, "it succeeded: " + operation);
            String phase = log.history().phases().stream()
                    .filter(event -> event.time() <= operation.start())
                    .reduce((a, b) -> b)
                    .orElseThrow()
                    .phase();
            assertEquals(said.group(3), phase, "" + operation);
        }
    }
}
