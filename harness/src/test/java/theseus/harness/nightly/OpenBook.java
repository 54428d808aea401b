package theseus.harness.nightly;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import theseus.harness.nightly.book.Book;

/// A test with a book of its own, which it may close and open again.
public abstract class OpenBook {
    @TempDir
    protected Path directory;

    protected Book book;

    @BeforeEach
    protected final void openBook() throws IOException {
        book = Book.open(directory);
    }

    @AfterEach
    protected final void closeBook() {
        book.close();
    }
}
