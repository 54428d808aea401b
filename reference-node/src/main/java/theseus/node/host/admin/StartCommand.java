package theseus.node.host.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A migration of one kind: begun, or only planned.
abstract class StartCommand implements Callable<Integer> {
    @ParentCommand
    private Admin admin;

    @Option(names = "--dry-run", description = "print what would move (ranges, records, bytes), and begin nothing")
    private boolean dryRun;

    @Option(
            names = "--token",
            paramLabel = "TEXT",
            description = "names this start: asked again under the same token, it is the same migration")
    private String token;

    @Option(names = "--queued", description = "where another migration is under way, wait for its end")
    private boolean queued;

    /// The fields of the request that tell this kind.
    abstract Map<String, Object> fields();

    @Override
    public Integer call() {
        Map<String, Object> body = new LinkedHashMap<>(fields());
        if (token != null) body.put("token", token);
        if (queued) body.put("queued", true);
        if (dryRun) body.put("dryRun", true);
        JsonNode answer = admin.nodes().any("POST", "/v1/migrations", body);
        admin.tell(answer, () -> dryRun ? Sheet.plan(answer) : List.of(begun(answer)));
        return 0;
    }

    private static String begun(JsonNode answer) {
        int waiting = answer.path("waiting").asInt();
        return "%s: session %d, epoch %d, %s%s"
                .formatted(
                        answer.path("request").asText(),
                        answer.path("session").asLong(),
                        answer.path("epoch").asLong(),
                        answer.path("phase").asText(),
                        waiting == 0 ? "" : "; " + waiting + " waiting");
    }

    private static Map<String, Object> of(String kind, Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("kind", kind));
        for (int i = 0; i < namesAndValues.length; i += 2)
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return fields;
    }

    @Command(name = "join", mixinStandardHelpOptions = true, description = "Let a node that is up come onto the ring.")
    static final class Join extends StartCommand {
        @Parameters(index = "0", paramLabel = "NODE", description = "its id")
        private String node;

        @Parameters(index = "1", paramLabel = "HOST:PORT", description = "where its peer port is reached")
        private String address;

        @Override
        Map<String, Object> fields() {
            return of("join", "node", node, "address", address);
        }
    }

    @Command(
            name = "leave",
            mixinStandardHelpOptions = true,
            description = "Let a member hand its share to the others.")
    static final class Leave extends StartCommand {
        @Parameters(paramLabel = "NODE", description = "its id")
        private String node;

        @Override
        Map<String, Object> fields() {
            return of("leave", "node", node);
        }
    }

    @Command(
            name = "replace",
            mixinStandardHelpOptions = true,
            description = "Let a node take the place of a dead one, whose id is retired for ever.")
    static final class Replace extends StartCommand {
        @Parameters(index = "0", paramLabel = "DEAD", description = "the dead node's id")
        private String dead;

        @Parameters(index = "1", paramLabel = "NODE", description = "the new node's id")
        private String node;

        @Parameters(index = "2", paramLabel = "HOST:PORT", description = "where its peer port is reached")
        private String address;

        @Override
        Map<String, Object> fields() {
            return of("replace", "dead", dead, "node", node, "address", address);
        }
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Let the others take over a dead member's share; its id is retired for ever.")
    static final class Remove extends StartCommand {
        @Parameters(paramLabel = "DEAD", description = "the dead node's id")
        private String dead;

        @Override
        Map<String, Object> fields() {
            return of("remove", "dead", dead);
        }
    }

    @Command(name = "change-rf", mixinStandardHelpOptions = true, description = "Give a tenant more or fewer replicas.")
    static final class ChangeFactor extends StartCommand {
        @Parameters(index = "0", paramLabel = "TENANT", description = "the tenant")
        private String tenant;

        @Parameters(index = "1", paramLabel = "N", description = "replicas of each of its keys")
        private int factor;

        @Override
        Map<String, Object> fields() {
            return of("refactor", "tenant", tenant, "factor", factor);
        }
    }
}
