package theseus.harness.shrink;

import java.util.Locale;
import theseus.harness.generator.Scheduled;
import theseus.harness.replay.Recording;

/// How large a run is, in each of the dimensions in which it can shrink.
///
/// @param operations in all parts
/// @param clients that send any
/// @param keys whose owners are watched
/// @param faults of the campaign
/// @param migrations that are asked for
/// @param nodes those that join included
/// @param choices that are not as usual: delays, losses, clocks
public record Size(int operations, int clients, int keys, int faults, int migrations, int nodes, int choices) {
    /// The size of a run.
    public static Size of(Recording run) {
        return new Size(
                run.transcript().size(),
                (int) run.transcript().parts().values().stream()
                        .flatMap(part -> part.stream().map(Scheduled::thread))
                        .distinct()
                        .count(),
                run.transcript().names().size(),
                run.chart().campaign().strikes().size(),
                run.chart().course().legs().size(),
                run.chart().scene().nodes().size()
                        + run.chart().scene().joiners().size(),
                run.unusual().size());
    }

    /// In words.
    public String words() {
        return String.format(
                Locale.ROOT,
                "%d operations by %d clients on %d keys, %d faults, %d migrations, %d nodes, %d unusual choices",
                operations,
                clients,
                keys,
                faults,
                migrations,
                nodes,
                choices);
    }
}
