package theseus.node.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import theseus.node.coordinate.ClientError;
import theseus.node.topology.Transitions;

/// `docs/client-errors.md` tells every refusal that the code can make, and no other.
class ClientErrorsTest {
    private static final Path SOURCES = Path.of("src/main/java/theseus/node");
    private static final Path DOCUMENT = Path.of("../docs/client-errors.md");
    private static final Pattern REFUSAL = Pattern.compile("new Refusal\\(\\s*(\\d{3}),\\s*\"([A-Z_]+)\"([^;]*);");
    private static final Pattern ROW =
            Pattern.compile("\\| ([A-Z_]+) \\| ([0-9 ]+) \\| (no|yes|writes) \\| .+ \\| .+ \\|");

    /// Statuses and whether it may have happened, by code.
    private static final class Table {
        final SortedMap<String, SortedSet<String>> statuses = new TreeMap<>();
        final SortedSet<String> open = new TreeSet<>();

        void add(String code, String status, boolean mayHaveHappened) {
            statuses.computeIfAbsent(code, _ -> new TreeSet<>()).add(status);
            if (mayHaveHappened) open.add(code);
        }
    }

    @Test
    void theDocumentAndTheCodeTellTheSame() throws IOException {
        Table told = documented();
        Table made = inTheCode();
        assertEquals(lines(made.statuses), lines(told.statuses));
        assertEquals(made.open, told.open);
        assertFalse(made.statuses.isEmpty());
    }

    private static Table documented() throws IOException {
        Table table = new Table();
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) continue;
            for (String status : row.group(2).split(" "))
                table.add(row.group(1), status, !row.group(3).equals("no"));
        }
        return table;
    }

    private static Table inTheCode() throws IOException {
        Table table = new Table();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher refusal = REFUSAL.matcher(Files.readString(file));
                while (refusal.find())
                    table.add(
                            refusal.group(2), refusal.group(1), refusal.group(3).contains(".mayHaveHappened("));
            }
        }
        for (ClientError error : ClientError.values())
            table.add(
                    error.name(),
                    Integer.toString(error.status()),
                    List.of(ClientError.QUORUM_NOT_REACHED, ClientError.TOO_OLD).contains(error));
        for (String code : List.of(Transitions.CONFLICT, Transitions.STALE_PROPOSAL)) table.add(code, "409", false);
        table.add(Transitions.INVALID, "400", false);
        table.add("KEY_NOT_FOUND", "404", false);
        return table;
    }

    private static List<String> lines(SortedMap<String, SortedSet<String>> table) {
        return table.entrySet().stream().map(Object::toString).toList();
    }
}
