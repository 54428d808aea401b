package theseus.harness.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The only job of a GitHub workflow, as far as it can be carried out without GitHub: its `run` steps, by the shell
/// that
/// GitHub would use.
///
/// @param job what the file says of it
record Workflow(JsonNode job) {
    static Workflow read(Path file) throws IOException {
        return new Workflow(
                new YAMLMapper().readTree(file.toFile()).path("jobs").elements().next());
    }

    /// Runs the steps in order: after one has failed, only those that always run.
    ///
    /// @param environment wins over the job's own
    /// @return the exit code of each step by its id or name
    Map<String, Integer> run(Path directory, Map<String, String> environment) throws Exception {
        Map<String, Integer> codes = new TreeMap<>();
        boolean failed = false;
        for (JsonNode step : job.path("steps")) {
            String script = step.path("run").asText();
            // What it installs is here already.
            if (script.isEmpty() || script.startsWith("sudo ")) continue;
            if (failed && !step.path("if").asText().equals("always()")) continue;
            int code = shell(script, directory, environment);
            failed |= code != 0;
            codes.put(step.path("id").asText(step.path("name").asText()), code);
        }
        return codes;
    }

    /// The settings of the step that uses the action.
    JsonNode with(String action) {
        for (JsonNode step : job.path("steps"))
            if (step.path("uses").asText().startsWith(action + "@")) return step.path("with");
        throw new AssertionError("no step uses " + action);
    }

    private int shell(String script, Path directory, Map<String, String> environment) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
                .directory(directory.toFile())
                .inheritIO();
        job.path("env")
                .properties()
                .forEach(each ->
                        bash.environment().put(each.getKey(), each.getValue().asText()));
        bash.environment().putAll(environment);
        return bash.start().waitFor();
    }
}
