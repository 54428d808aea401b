package theseus.harness.run.orders;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import theseus.harness.run.Subject;
import theseus.harness.system.Systems;
import theseus.histories.check.Promise;

/// The system that is asked for.
///
/// @param system its name
/// @param reads the level to read at; null for the one that it declares
/// @param expectations what levels are to be held to in place of what it declares, as `LEVEL=PROMISE`
public record SubjectOrders(String system, String reads, List<String> expectations) {
    /// The reference node, as it is.
    static final SubjectOrders USUAL = new SubjectOrders(Subject.REFERENCE.system(), null, List.of());

    public SubjectOrders {
        expectations = expectations == null ? List.of() : List.copyOf(expectations);
    }

    Subject read(Spelling spelling, String world) {
        Spelling.known("system", system, Systems.names());
        Subject declared = Subject.named(system);
        spelling.checkBoth(
                declared.ofReference() || !world.equals("sim"),
                "system",
                system,
                "world",
                world,
                "a world of containers: only the reference node can be simulated");
        List<String> levels = List.copyOf(declared.charter().levels().promises().keySet());
        return new Subject(system, reads == null ? null : level(reads, levels), expected(spelling, levels));
    }

    private static String level(String given, List<String> levels) {
        return Spelling.known("level", given.toUpperCase(Locale.ROOT), levels);
    }

    private SortedMap<String, Promise> expected(Spelling spelling, List<String> levels) {
        SortedMap<String, Promise> expected = new TreeMap<>();
        List<String> promises =
                Stream.of(Promise.values()).map(promise -> lower(promise)).toList();
        for (String each : expectations) {
            String[] parts = each.split("=", -1);
            spelling.check(parts.length == 2, "expect", each, "LEVEL=" + String.join("|", promises));
            String promise = Spelling.known("promise", parts[1].toLowerCase(Locale.ROOT), promises);
            expected.put(level(parts[0], levels), Promise.valueOf(promise.toUpperCase(Locale.ROOT)));
        }
        return expected;
    }

    private static String lower(Promise promise) {
        return promise.name().toLowerCase(Locale.ROOT);
    }
}
