package theseus.harness.shrink;

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
        return String.join(
                ", ",
                count(operations, "operation") + " by " + count(clients, "client") + " on " + count(keys, "key"),
                count(faults, "fault"),
                count(migrations, "migration"),
                count(nodes, "node"),
                count(choices, "unusual choice"));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
