package theseus.harness.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import theseus.harness.run.RunOptions;

/// What a run was started as: all that is needed to repeat it.
public final class Manifest {
    private Manifest() {}

    /// Writes `manifest.json`.
    ///
    /// @param root the checkout, for its commit
    public static void write(RunDirectory directory, Path root, RunOptions options, List<String> arguments, long runs)
            throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode manifest = mapper.createObjectNode();
        manifest.put("commit", commit(root));
        String changes = git(root, "status", "--porcelain", "--untracked-files=no");
        if (changes != null) manifest.put("dirty", !changes.isEmpty());
        manifest.putPOJO("arguments", arguments);
        manifest.put("command", options.command() + (runs == 1 ? "" : " --runs " + runs));
        manifest.put("world", options.world());
        manifest.put("system", options.subject().system());
        manifest.put("seed", options.seed());
        manifest.put("runs", runs);
        manifest.put("jdk", Runtime.version().toString());
        manifest.put("vendor", System.getProperty("java.vendor"));
        manifest.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        manifest.put("cores", Runtime.getRuntime().availableProcessors());
        manifest.put("locale", Locale.getDefault().toLanguageTag());
        manifest.put("timeZone", TimeZone.getDefault().getID());
        Files.writeString(
                directory.path().resolve("manifest.json"),
                mapper.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
    }

    /// The commit of the checkout; null where there is none.
    public static String commit(Path root) {
        return git(root, "rev-parse", "HEAD");
    }

    /// The first words of git's answer; null where there is no git or no checkout.
    private static String git(Path root, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : null;
        } catch (IOException noGit) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
