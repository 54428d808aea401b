package theseus.harness.report.account;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import theseus.harness.report.Naming;
import theseus.harness.report.film.Film;
import theseus.harness.report.film.Moment;
import theseus.harness.run.Logbook;
import theseus.harness.run.Sighting;
import theseus.harness.system.ReplicaRecord;
import theseus.harness.system.View;
import theseus.harness.world.sim.Footage;
import theseus.histories.Literal;
import theseus.histories.Operation;
import theseus.histories.check.Finding;

/// The replicas of a finding's key at the moment that matters: when the contradiction was complete, where the run was
/// filmed; else when all was quiet.
///
/// @param when the moment, in words
/// @param states a replica each
record ReplicasThen(String when, List<ReplicaState> states) {
    static ReplicasThen of(Finding finding, Logbook log, Film film) {
        if (finding.key() == null) return new ReplicasThen(null, List.of());
        OptionalLong moment = Moment.of(finding);
        if (film == null || film.footage() == null || moment.isEmpty()) return counted(finding.key(), log);
        long at = moment.getAsLong();
        return new ReplicasThen(when(finding, at), filmed(finding.key(), at, log, film.footage()));
    }

    private static String when(Finding finding, long at) {
        String when = "at %.6f s".formatted(at / 1e9);
        if (finding.operations().isEmpty()) return when + ", when it was broken";
        Operation last = Moment.last(finding);
        return when + ", when " + Naming.name(last) + " ended";
    }

    private static ReplicasThen counted(String key, Logbook log) {
        List<String> owners = log.owners(key);
        if (owners.isEmpty() || log.before().held().isEmpty()) return new ReplicasThen(null, List.of());
        List<ReplicaState> states = new ArrayList<>();
        for (String node : log.before().held().keySet()) {
            ReplicaRecord record = log.before().record(node, key);
            if (record == null && !owners.contains(node)) continue;
            states.add(new ReplicaState(
                    node,
                    owners.contains(node) ? "owner" : "no owner",
                    record == null ? "nothing" : held(record.value(), record.version()),
                    log.end().epoch() + " " + log.end().phase(),
                    "up"));
        }
        return new ReplicasThen("when all was quiet, before the last reads", states);
    }

    private static List<ReplicaState> filmed(String key, long at, Logbook log, Footage footage) {
        List<ReplicaState> states = new ArrayList<>();
        for (String node : nodes(footage))
            states.add(new ReplicaState(
                    node,
                    role(node, key, at, log),
                    held(node, key, at, footage),
                    knew(node, at, footage),
                    state(node, at, footage)));
        return states;
    }

    private static TreeSet<String> nodes(Footage footage) {
        TreeSet<String> nodes = new TreeSet<>();
        footage.knowings().forEach(knowing -> nodes.add(knowing.node()));
        return nodes;
    }

    private static String role(String node, String key, long at, Logbook log) {
        View view = log.sightings().getFirst().view();
        for (Sighting sighting : log.sightings()) if (sighting.nanos() <= at) view = sighting.view();
        boolean old = view.owners().getOrDefault(key, List.of()).contains(node);
        boolean now = view.newOwners().getOrDefault(key, List.of()).contains(node);
        if (old && now) return "owner";
        return old ? "old owner" : now ? "new owner" : "no owner";
    }

    private static String held(String node, String key, long at, Footage footage) {
        String held = "nothing";
        for (Footage.Holding holding : footage.holdings())
            if (holding.nanos() <= at
                    && holding.node().equals(node)
                    && holding.key().equals(key))
                held = holding.version() == null
                        ? "nothing, " + holding.cause()
                        : held(holding.value(), holding.version()) + ", by " + holding.cause();
        return held;
    }

    private static String held(String value, String version) {
        return (value == null ? "deleted" : Literal.of(value)) + " at " + version;
    }

    private static String knew(String node, long at, Footage footage) {
        String knew = "-";
        for (Footage.Knowing knowing : footage.knowings())
            if (knowing.nanos() <= at && knowing.node().equals(node)) knew = knowing.epoch() + " " + knowing.phase();
        return knew;
    }

    private static String state(String node, long at, Footage footage) {
        boolean begun = footage.knowings().stream()
                .anyMatch(knowing -> knowing.nanos() <= at && knowing.node().equals(node));
        String state = begun ? "up" : "not started";
        for (Footage.Turn turn : footage.turns()) {
            if (turn.nanos() > at || !turn.node().equals(node)) continue;
            switch (turn.what()) {
                case "kill" -> state = "down";
                case "pause" -> state = "paused";
                case "restart", "resume" -> state = "up";
                default -> {}
            }
        }
        return state;
    }
}
