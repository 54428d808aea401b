package theseus.histories.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The specification's tables say what the code does; `-Ddocs.update=true` writes them anew.
class FormatTablesTest {
    private static final Path DOCUMENT = Path.of("../docs/history-format.md");

    @Test
    void theDocumentsTablesAreThoseOfTheCode() throws IOException {
        String document = Files.readString(DOCUMENT);
        String refreshed = FormatTables.refresh(document);
        if (Boolean.getBoolean("docs.update")) Files.writeString(DOCUMENT, refreshed);
        else assertEquals(refreshed, document);
    }

    @Test
    void aTableWithoutAPlaceIsTold() {
        assertThrows(IllegalArgumentException.class, () -> FormatTables.refresh("no tables here"));
    }
}
