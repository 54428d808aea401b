package theseus.node.host.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// What is done to a migration under way, and besides.
final class SteerCommands {
    private SteerCommands() {}

    private static Integer steer(Admin admin, String method, String path) {
        return steer(admin, method, path, null);
    }

    private static Integer steer(Admin admin, String method, String path, Map<String, Object> body) {
        JsonNode answer = admin.nodes().any(method, path, body);
        admin.tell(
                answer,
                () -> List.of("session %d, epoch %d, %s%s"
                        .formatted(
                                answer.path("session").asLong(),
                                answer.path("epoch").asLong(),
                                answer.path("phase").asText(),
                                answer.path("paused").asBoolean() ? ", paused" : "")));
        return 0;
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Halt the migration where it is.")
    static final class Pause implements Callable<Integer> {
        @ParentCommand
        private Admin admin;

        @Override
        public Integer call() {
            return steer(admin, "POST", "/v1/migrations/current/pause");
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Let a paused migration go on.")
    static final class Resume implements Callable<Integer> {
        @ParentCommand
        private Admin admin;

        @Override
        public Integer call() {
            return steer(admin, "POST", "/v1/migrations/current/resume");
        }
    }

    @Command(
            name = "abort",
            mixinStandardHelpOptions = true,
            description = "Go back to the placement before; until the new one is published.")
    static final class Abort implements Callable<Integer> {
        @ParentCommand
        private Admin admin;

        @Override
        public Integer call() {
            return steer(admin, "DELETE", "/v1/migrations/current");
        }
    }

    @Command(
            name = "declare-dead",
            mixinStandardHelpOptions = true,
            description =
                    "No longer wait in CLEANUP for a leaver that died and will never come back; its id is retired.")
    static final class DeclareDead implements Callable<Integer> {
        @ParentCommand
        private Admin admin;

        @Parameters(paramLabel = "DEAD", description = "the dead node's id")
        private String dead;

        @Override
        public Integer call() {
            return steer(admin, "POST", "/v1/migrations/current/dead", Map.of("node", dead));
        }
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Show how the latest migration ended.")
    static final class Report implements Callable<Integer> {
        @ParentCommand
        private Admin admin;

        @Override
        public Integer call() {
            JsonNode answer = admin.nodes().any("GET", "/v1/migrations/last", null);
            admin.tell(answer, () -> Sheet.report(answer));
            return 0;
        }
    }

    @Command(
            name = "collect",
            mixinStandardHelpOptions = true,
            description = "Let all replicas forget deletes that are older than the grace.")
    static final class Collect implements Callable<Integer> {
        @ParentCommand
        private Admin admin;

        @Option(names = "--stop", description = "abandon the collection under way instead")
        private boolean stop;

        @Override
        public Integer call() {
            JsonNode answer = stop
                    ? admin.nodes().any("DELETE", "/v1/collections/current", null)
                    : admin.nodes().any("POST", "/v1/collections", null);
            JsonNode floor = answer.path("floor");
            admin.tell(
                    answer,
                    () -> List.of("epoch %d: floor %s%s"
                            .formatted(
                                    answer.path("epoch").asLong(),
                                    floor.path("version").asText(),
                                    floor.path("rising").isNull()
                                            ? ""
                                            : ", rising to "
                                                    + floor.path("rising").asText())));
            return 0;
        }
    }
}
