package theseus.node.host.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import theseus.node.NodeStatus;
import theseus.node.host.http.Refusal;
import theseus.node.migration.Forecast;
import theseus.node.ring.Key;
import theseus.node.ring.NodeId;
import theseus.node.topology.Floor;
import theseus.node.topology.Migration;
import theseus.node.topology.MigrationReport;
import theseus.node.topology.MoveCounts;
import theseus.node.topology.PlannedRange;
import theseus.node.topology.Refusals;
import theseus.node.topology.Replicas;
import theseus.node.topology.Topology;

/// How the API shows what a node knows.
final class Views {
    private Views() {}

    /// The topology that the node knows; a refusal where it knows none yet.
    static Topology known(NodeStatus status) {
        if (status.topology() != null) return status.topology();
        throw new Refusal(503, "NOT_READY", "node " + status.id() + " has not heard of the topology yet");
    }

    static Map<String, Object> topology(Topology topology, String authority) {
        Map<String, Object> view = head(topology);
        view.put("session", topology.lastSession());
        view.put("members", names(topology.placement().ring().members()));
        view.put(
                "joiner",
                topology.phase()
                        .migration()
                        .flatMap(m -> m.request().comes())
                        .map(NodeId::name)
                        .orElse(null));
        view.put("retired", names(List.copyOf(topology.retired())));
        view.put(
                "queue", topology.queue().stream().map(w -> w.request().words()).toList());
        view.put("paused", topology.paused());
        view.put("authority", authority);
        view.put("vnodes", topology.placement().ring().vnodes());
        view.put("tenants", topology.placement().factors());
        view.put("floor", floor(topology.floor()));
        Map<String, String> addresses = new LinkedHashMap<>();
        topology.addresses().forEach((node, address) -> addresses.put(node.name(), address));
        view.put("addresses", addresses);
        view.put("ranges", topology.phase().migration().map(Views::plan).orElseGet(List::of));
        return view;
    }

    static Map<String, Object> floor(Floor floor) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version", floor.version().toString());
        view.put("since", floor.since());
        view.put(
                "rising",
                floor.rising() == null ? null : floor.rising().version().toString());
        return view;
    }

    static Map<String, Object> owners(Topology topology, List<Key> keys) {
        Map<String, Object> byKey = new LinkedHashMap<>();
        for (Key key : keys) {
            Replicas replicas = topology.replicas(key);
            byKey.put(key.name(), Map.of("old", names(replicas.old()), "now", names(replicas.now())));
        }
        Map<String, Object> view = head(topology);
        view.put("keys", byKey);
        return view;
    }

    static Map<String, Object> migration(NodeStatus status) {
        Topology topology = known(status);
        Migration migration = topology.phase()
                .migration()
                .orElseThrow(() ->
                        new Refusal(404, "NO_MIGRATION", "no migration is under way").with("epoch", topology.epoch()));
        Map<String, Object> view = head(topology);
        view.put("session", migration.session());
        view.put("kind", migration.request().kind());
        view.put("request", migration.request().words());
        view.put("paused", topology.paused());
        view.put("ranges", migration.plan().size());
        view.put("waitingFor", status.waitingFor());
        status.driver().ifPresent(driver -> {
            view.put("counts", counts(driver.counts()));
            view.put("progress", driver.ranges().stream().map(Views::progress).toList());
        });
        return view;
    }

    static Map<String, Object> counts(MoveCounts counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("copied", counts.copied());
        view.put("ignored", counts.ignored());
        view.put("verified", counts.verified());
        view.put("pulled", counts.pulled());
        view.put("swept", counts.swept());
        view.put("deleted", counts.deleted());
        view.put("refused", refused(counts.refused()));
        return view;
    }

    private static Map<String, Object> refused(Refusals refusals) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("stale", refusals.stale());
        view.put("notOwner", refusals.notOwner());
        view.put("tooOld", refusals.tooOld());
        view.put("closedSession", refusals.closed());
        return view;
    }

    /// What a migration would move.
    static Map<String, Object> forecast(Topology now, Forecast.Plan plan) {
        List<Map<String, Object>> ranges = plan(plan.migration());
        long records = 0;
        long bytes = 0;
        for (int i = 0; i < ranges.size(); i++) {
            Forecast.Load load = plan.loads().get(i);
            ranges.get(i).put("records", load.records());
            ranges.get(i).put("bytes", load.chars());
            records += load.records() * load.range().targets().size();
            bytes += load.chars() * load.range().targets().size();
        }
        Map<String, Object> view = head(now);
        view.put("request", plan.migration().request().words());
        view.put("dryRun", true);
        view.put(
                "underWay",
                now.phase().migration().map(m -> m.request().words()).orElse(null));
        view.put("ranges", ranges);
        view.put("records", records);
        view.put("bytes", bytes);
        view.put("silent", names(plan.silent()));
        return view;
    }

    /// How the latest migration ended.
    static Map<String, Object> report(NodeStatus status) {
        Topology topology = known(status);
        MigrationReport report = topology.lastReport();
        if (report == null)
            throw new Refusal(404, "NO_MIGRATION", "no migration has ended yet").with("epoch", topology.epoch());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("session", report.session());
        view.put("token", report.token());
        view.put("request", report.request());
        view.put("completed", report.completed());
        view.put("reason", report.reason());
        view.put("counts", counts(report.counts()));
        view.put("phaseMillis", report.phaseMillis());
        return view;
    }

    static List<String> names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::name).toList();
    }

    private static Map<String, Object> head(Topology topology) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("epoch", topology.epoch());
        view.put("phase", topology.phase().label().name());
        return view;
    }

    private static Map<String, Object> progress(NodeStatus.RangeProgress range) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("range", range.range());
        view.put("targets", names(range.targets()));
        view.put("copied", range.copied());
        view.put("verified", range.verified());
        view.put("needed", range.needed());
        return view;
    }

    private static List<Map<String, Object>> plan(Migration migration) {
        List<Map<String, Object>> plan = new ArrayList<>();
        for (PlannedRange range : migration.plan()) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("range", range.index());
            view.put("tokens", range.tokens().toString());
            view.put("tenants", range.tenants());
            view.put("old", names(range.old()));
            view.put("now", names(range.now()));
            plan.add(view);
        }
        return plan;
    }
}
