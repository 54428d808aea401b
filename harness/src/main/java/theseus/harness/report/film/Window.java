package theseus.harness.report.film;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import theseus.histories.History;
import theseus.histories.Operation;
import theseus.histories.PhaseEvent;
import theseus.histories.check.Finding;

/// The time that matters in a run: around the first contradiction, else around the cutover.
///
/// @param fromNanos begin
/// @param toNanos end
/// @param why what the window is about, in words
public record Window(long fromNanos, long toNanos, String why) {
    private static final long MARGIN_NANOS = 30_000_000;
    private static final long MOST_NANOS = 1_500_000_000;
    private static final long AROUND_NANOS = 100_000_000;

    /// The window around a finding, or where there is none, or none with a time, around the cutover.
    public static Window around(Finding finding, History history) {
        OptionalLong moment = finding == null ? OptionalLong.empty() : Moment.of(finding);
        if (moment.isEmpty()) return cutover(history);
        long to = moment.getAsLong();
        long from =
                finding.operations().stream().mapToLong(Operation::start).min().orElse(to - AROUND_NANOS);
        long begin = Math.max(from, to - MOST_NANOS);
        return new Window(Math.max(0, begin - MARGIN_NANOS), to + MARGIN_NANOS, "around the first contradiction");
    }

    private static Window cutover(History history) {
        Optional<PhaseEvent> last = history.phases().stream()
                .filter(phase -> phase.phase().equals("CUTOVER"))
                .max(Comparator.comparingLong(PhaseEvent::time));
        if (last.isEmpty()) return new Window(0, 2 * AROUND_NANOS, "at the beginning, as there was no cutover");
        long at = last.get().time();
        return new Window(Math.max(0, at - AROUND_NANOS), at + AROUND_NANOS, "around the cutover");
    }
}
