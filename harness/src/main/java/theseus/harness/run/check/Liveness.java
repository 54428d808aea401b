package theseus.harness.run.check;

import java.util.ArrayList;
import java.util.List;
import theseus.harness.run.Leg;
import theseus.harness.run.Logbook;
import theseus.harness.system.Phases;
import theseus.histories.check.Anomaly;
import theseus.histories.check.Finding;

/// Once every fault is healed that hits the core, which is all members, migrations end, and those that were asked for
/// succeed, unless they are for a node that a fault has for ever.
final class Liveness {
    private Liveness() {}

    static List<Finding> of(Logbook log) {
        List<Finding> findings = new ArrayList<>();
        boolean steady = log.end().phase().equals(Phases.STEADY);
        if (!steady) findings.add(finding(stuck(log)));
        else for (Leg leg : log.legs()) if (!leg.over() && !isHopeless(leg, log)) findings.add(finding(refused(leg)));
        return findings;
    }

    /// Nobody can join who is never healed; that the migration ended is all that can be asked for.
    private static boolean isHopeless(Leg leg, Logbook log) {
        return leg.move() != null
                && leg.move().comes() != null
                && log.lost().contains(leg.move().comes());
    }

    private static String stuck(Logbook log) {
        StringBuilder sentence =
                new StringBuilder("The migration (session %d) is still in %s %.1f s after every fault was healed."
                        .formatted(
                                log.end().session(),
                                log.end().phase(),
                                log.chart().times().patienceNanos() / 1e9));
        log.waiting().forEach((node, what) -> sentence.append(" %s waits: %s.".formatted(node, what)));
        return sentence.toString();
    }

    private static String refused(Leg leg) {
        return "The %s was not done although every fault was healed: %d of its migrations were aborted%s."
                .formatted(
                        leg.words(),
                        leg.aborted(),
                        leg.refusal() == null ? "" : "; its last request was refused: " + leg.refusal());
    }

    private static Finding finding(String sentence) {
        return new Finding(Anomaly.LIVENESS, null, sentence, List.of());
    }
}
