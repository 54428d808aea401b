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
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /// Writes `manifest.json`.
    ///
    /// @param root the checkout, for its commit
    public static void write(RunDirectory directory, Path root, RunOptions options, List<String> arguments, long runs)
            throws IOException {
        String command = options.command() + (runs == 1 ? "" : " --runs " + runs);
        write(directory, manifest(root, options, arguments, command).put("runs", runs));
    }

    /// Writes that of a run that was carried over from another world.
    ///
    /// @param origin the directory of the run there
    public static void transplanted(
            RunDirectory directory, Path root, RunOptions options, List<String> arguments, Path origin)
            throws IOException {
        String command = "./theseus replay " + directory.path();
        ObjectNode manifest = manifest(root, options, arguments, command).put("runs", 1);
        manifest.put("transplantedFrom", origin.toString());
        manifest.set("origin", KeptRun.manifestOf(origin));
        write(directory, manifest);
    }

    private static ObjectNode manifest(Path root, RunOptions options, List<String> arguments, String command) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("commit", commit(root));
        String changes = git(root, "status", "--porcelain", "--untracked-files=no");
        if (changes != null) manifest.put("dirty", !changes.isEmpty());
        manifest.putPOJO("arguments", arguments);
        manifest.put("command", command);
        manifest.put("world", options.world());
        manifest.put("system", options.subject().system());
        manifest.put("seed", options.seed());
        manifest.put("jdk", Runtime.version().toString());
        manifest.put("vendor", System.getProperty("java.vendor"));
        manifest.put(
                "os",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        manifest.put("cores", Runtime.getRuntime().availableProcessors());
        manifest.put("locale", Locale.getDefault().toLanguageTag());
        manifest.put("timeZone", TimeZone.getDefault().getID());
        return manifest;
    }

    private static void write(RunDirectory directory, ObjectNode manifest) throws IOException {
        Files.writeString(
                directory.path().resolve("manifest.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
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
