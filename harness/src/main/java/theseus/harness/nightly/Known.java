package theseus.harness.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import theseus.harness.nightly.book.Nights;

/// A finding, as one night stands to it.
///
/// @param finding what it is
/// @param standing over the nights
/// @param times how often this night has seen it
/// @param nights in how many nights it was seen, this one included
public record Known(Nights.Finding finding, Standing standing, long times, long nights) {
    /// A finding that was last seen longer ago is not spoken of any more.
    private static final int NIGHTS_SPOKEN_OF = 7;

    /// Of all that is in the book, what a night has to say something of: violations first, and of those the new ones.
    static List<Known> in(Nights nights, long night) {
        SortedMap<Long, Long> runs = nights.runsOfTheSubject().headMap(night + 1);
        List<Long> numbers = new ArrayList<>(runs.keySet());
        if (!numbers.contains(night)) numbers.add(night);
        List<Nights.Times> sightings = nights.sightings();
        List<Known> known = new ArrayList<>();
        for (Nights.Finding finding : nights.findings()) {
            long[] times = numbers.stream()
                    .mapToLong(number -> times(sightings, finding.fingerprint(), number))
                    .toArray();
            long[] of = numbers.stream()
                    .mapToLong(number -> runs.getOrDefault(number, 0L))
                    .toArray();
            if (recent(times)) known.add(of(finding, times, of));
        }
        known.sort((one, other) -> one.standing.compareTo(other.standing));
        return known;
    }

    private static Known of(Nights.Finding finding, long[] times, long[] runs) {
        long nights = 0;
        for (long each : times) if (each > 0) nights++;
        return new Known(finding, Standing.of(times, runs), times[times.length - 1], nights);
    }

    private static boolean recent(long[] times) {
        for (int i = Math.max(0, times.length - 1 - NIGHTS_SPOKEN_OF); i < times.length; i++)
            if (times[i] > 0) return true;
        return false;
    }

    private static long times(List<Nights.Times> sightings, String fingerprint, long night) {
        return sightings.stream()
                .filter(each -> each.night() == night && each.fingerprint().equals(fingerprint))
                .mapToLong(Nights.Times::times)
                .sum();
    }

    /// The command that shows it best.
    ///
    /// @param directory of the nights
    public String command(String directory) {
        return command(finding, directory);
    }

    /// The command that shows a finding best.
    ///
    /// @param directory of the nights
    public static String command(Nights.Finding finding, String directory) {
        return finding.shrunk() == null ? finding.command() : "./theseus replay " + directory + "/" + finding.shrunk();
    }
}
