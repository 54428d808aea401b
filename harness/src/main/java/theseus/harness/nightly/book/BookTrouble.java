package theseus.harness.nightly.book;

import java.sql.SQLException;

/// The book cannot be read or written: one line says why.
public final class BookTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    BookTrouble(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    BookTrouble(String sentence) {
        super(sentence);
    }
}
