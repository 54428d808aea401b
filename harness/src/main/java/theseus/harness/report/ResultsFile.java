package theseus.harness.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import theseus.harness.report.account.Account;

/// The results as a machine reads them: `results.json`, written last, so that a run without it did not finish.
public final class ResultsFile {
    private static final String NAME = "results.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ResultsFile() {}

    /// Writes the file.
    public static void write(RunDirectory directory, Account account) throws IOException {
        Files.writeString(
                directory.path().resolve(NAME),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(account) + "\n");
    }

    /// Reads what is in the directory; null where the run did not finish.
    public static Account read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        return Files.exists(file) ? JSON.readValue(file.toFile(), Account.class) : null;
    }
}
