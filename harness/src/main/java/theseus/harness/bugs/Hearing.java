package theseus.harness.bugs;

import java.util.List;

/// One campaign against a defect: runs from consecutive seeds until one convicts it.
///
/// @param runs how many there were
/// @param operations of clients, in all of them
/// @param convicted whether the last one showed evidence of the class that the catalogue names
/// @param seed of that run
/// @param seen the classes of evidence that it showed, of those named
/// @param merelyFailed how many runs before it failed in another way
/// @param undecided how many runs proved nothing: they neither convict nor acquit
public record Hearing(
        long runs,
        long operations,
        boolean convicted,
        long seed,
        List<String> seen,
        long merelyFailed,
        long undecided) {
    public Hearing {
        seen = List.copyOf(seen);
    }
}
