package theseus.harness.world.docker.pod;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;

/// Runs programs in containers that run already.
public final class Programs {
    private Programs() {}

    /// A program's end.
    public record Said(long exitCode, String text) {
        /// Its first line, for messages.
        public String firstLine() {
            return text.lines().findFirst().orElse("nothing");
        }
    }

    /// Runs the program and waits for its end.
    public static Said run(DockerClient client, String container, String... command) {
        String exec = client.execCreateCmd(container)
                .withCmd(command)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        Output output = new Output();
        try {
            client.execStartCmd(exec).exec(output).awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerException("interrupted while a program ran in a container", 0, e);
        }
        Long code = client.inspectExecCmd(exec).exec().getExitCodeLong();
        return new Said(code == null ? -1 : code, output.text());
    }
}
