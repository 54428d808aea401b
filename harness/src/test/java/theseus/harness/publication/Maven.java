package theseus.harness.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The checkout's Maven, started as a person starts it.
final class Maven {
    static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();

    /// What Maven said.
    ///
    /// @param code 0 where the build passed
    record Built(int code, String output) {}

    private Maven() {}

    static Built build(Path project, List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(CHECKOUT.resolve("mvnw").toString(), "--batch-mode", "--no-transfer-progress"));
        command.addAll(arguments);
        Process maven = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        maven.getOutputStream().close();
        String output = new String(maven.getInputStream().readAllBytes());
        return new Built(maven.waitFor(), output);
    }
}
