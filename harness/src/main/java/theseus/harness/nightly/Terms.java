package theseus.harness.nightly;

import java.nio.file.Path;
import theseus.harness.nightly.book.Book;

/// How a night goes about its work.
///
/// @param directory of all nights
/// @param crews runs at a time
/// @param canaryEvery each so many runs one is a canary's
/// @param containersPercent of the time that one crew spends on runs in containers; 0 for none
/// @param shrinkPercent of the time that one crew may spend on shrinking
/// @param keep how many runs of each finding are kept a night
/// @param retain for so many nights failing runs are kept, and passing ones each in the book
public record Terms(
        Path directory, int crews, int canaryEvery, int containersPercent, int shrinkPercent, int keep, int retain) {

    /// Removes what is no longer to be kept now that this night is over; answers how many directories.
    public int prune(Book book, Night night) {
        return Keeper.prune(book, directory, night, retain);
    }
}
