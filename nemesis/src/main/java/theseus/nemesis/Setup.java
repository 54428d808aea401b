package theseus.nemesis;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a process is started with, where it differs from the others'.
///
/// @param heapMegabytes the JVM's greatest heap; 0 for the usual one
/// @param flaws labels of the defects of its version; null for those of the run
public record Setup(int heapMegabytes, SortedSet<String> flaws) {
    /// As all others.
    public static final Setup USUAL = new Setup(0, null);

    public Setup {
        if (heapMegabytes < 0) throw new IllegalArgumentException("a heap of " + heapMegabytes + " MB");
        flaws = flaws == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(flaws));
    }

    /// In words, for ledgers.
    public String words() {
        String heap = heapMegabytes == 0 ? "" : " with " + heapMegabytes + " MB of heap";
        if (flaws == null) return heap;
        return heap + (flaws.isEmpty() ? " without flaws" : " as the version with " + String.join(", ", flaws));
    }
}
