package theseus.node.host.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import theseus.node.NodeStatus;
import theseus.node.environment.Guard;
import theseus.node.host.journal.Counters;
import theseus.node.host.peer.Link;
import theseus.node.host.peer.Links;
import theseus.node.topology.PhaseName;

/// The node's figures, as JSON and as Prometheus' text. All counts are of this life of the process.
final class Metrics {
    private final Counters counters;
    private final Links links;

    Metrics(Counters counters, Links links) {
        this.counters = counters;
        this.links = links;
    }

    /// By metric: a number, or numbers by labels (`a="x",b="y"`).
    Map<String, Object> of(NodeStatus status) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("node", status.id().name());
        view.put("ready", MigrationsApi.ready(status));
        view.put("incarnation", status.incarnation());
        view.put(
                "phase",
                status.topology() == null
                        ? null
                        : status.topology().phase().label().name());
        view.put("epoch", status.topology() == null ? 0 : status.topology().epoch());
        view.put("fence", status.fence());
        view.put("session", status.session());
        view.put("records", status.records());
        view.put("hints", status.hints());
        view.put("guards", guards(status));
        view.put("operations", counters.operations());
        view.put("stored", counters.stored());
        view.put("forgotten", counters.forgotten());
        view.put("rangesCopied", counters.rangesCopied());
        view.put("rangesVerified", counters.rangesVerified());
        status.driver().ifPresent(driver -> view.put("migration", Views.counts(driver.counts())));
        Map<String, Object> peers = new TreeMap<>();
        links.counts().forEach((peer, counts) -> peers.put(peer.name(), counts(counts)));
        view.put("peers", peers);
        return view;
    }

    private static Map<String, Long> guards(NodeStatus status) {
        Map<String, Long> guards = new TreeMap<>();
        for (Guard guard : Guard.values())
            guards.put(guard.name(), status.guards().getOrDefault(guard, 0L));
        return guards;
    }

    private static Map<String, Long> counts(Link.Counts counts) {
        Map<String, Long> view = new LinkedHashMap<>();
        view.put("sent", counts.sent());
        view.put("lost", counts.lost());
        return view;
    }

    static String prometheus(Map<String, Object> metrics) {
        StringBuilder text = new StringBuilder();
        metrics.forEach((name, value) -> {
            String metric = "theseus_" + name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
            if (name.equals("phase")) phases(metric, value, text);
            else append(metric, "", value, text);
        });
        return text.toString();
    }

    private static void phases(String metric, Object phase, StringBuilder text) {
        for (PhaseName name : PhaseName.values())
            append(metric, "phase=\"" + name + "\"", name.name().equals(phase) ? 1 : 0, text);
    }

    private static void append(String metric, String labels, Object value, StringBuilder text) {
        if (value instanceof Number || value instanceof Boolean) {
            Object number = value instanceof Boolean yes ? (yes ? 1 : 0) : value;
            text.append(metric).append(labels.isEmpty() ? "" : "{" + labels + "}");
            text.append(' ').append(number).append('\n');
        } else if (value instanceof Map<?, ?> nested) {
            String label = labels.isEmpty() ? "of" : "what";
            String before = labels.isEmpty() ? "" : labels + ",";
            nested.forEach((name, inner) -> append(metric, before + label + "=\"" + name + "\"", inner, text));
        }
    }
}
