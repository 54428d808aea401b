package theseus.harness.transplant;

import java.util.SortedSet;
import java.util.TreeSet;
import theseus.harness.replay.Replay;

/// A neighbour that was sailed.
///
/// @param number of the neighbour
/// @param found the run that shows the evidence sought; null where there is none
/// @param seen the classes of evidence that showed, in words
record Attempt(int number, Replay found, SortedSet<String> seen) {
    Attempt {
        seen = new TreeSet<>(seen);
    }
}
