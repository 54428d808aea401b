package theseus.node.host.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the nodes tell, as lines for a person.
final class Sheet {
    private static final int WAITS_SHOWN = 5;

    private Sheet() {}

    /// The ring and the migration under way.
    static List<String> status(Nodes nodes) {
        JsonNode topology = nodes.any("GET", "/v1/topology", null);
        List<String> lines = new ArrayList<>();
        lines.add("epoch %d  %s%s  floor %s%s"
                .formatted(
                        topology.path("epoch").asLong(),
                        topology.path("phase").asText(),
                        topology.path("paused").asBoolean() ? " (paused)" : "",
                        topology.path("floor").path("version").asText(),
                        topology.path("floor").path("rising").isNull() ? "" : ", rising"));
        topology.path("tenants")
                .properties()
                .forEach(tenant -> lines.add(
                        "tenant " + tenant.getKey() + "  " + tenant.getValue().asInt() + " replicas"));
        lines.add("");
        lines.addAll(members(nodes, topology));
        for (JsonNode waiting : topology.path("queue")) lines.add("waiting: " + waiting.asText());
        if (!topology.path("phase").asText().equals("STEADY")) lines.addAll(migration(nodes));
        return lines;
    }

    private static List<String> members(Nodes nodes, JsonNode topology) {
        Table table = new Table("node", "ring", "peers at", "clients at", "ready", "records", "hints", "fence");
        List<String> named = new ArrayList<>();
        topology.path("addresses").fieldNames().forEachRemaining(named::add);
        List<JsonNode> metrics = new ArrayList<>();
        List<String> where = new ArrayList<>();
        for (String address : nodes.addresses())
            nodes.ask(address, "/v1/metrics").ifPresent(found -> {
                metrics.add(found);
                where.add(address);
            });
        for (String node : named) {
            Optional<JsonNode> told = metrics.stream()
                    .filter(found -> found.path("node").asText().equals(node))
                    .findFirst();
            table.row(
                    node,
                    place(node, topology),
                    topology.path("addresses").path(node).asText(),
                    told.map(found -> where.get(metrics.indexOf(found))).orElse(null),
                    told.map(found -> found.path("ready").asBoolean() ? "yes" : "no")
                            .orElse(null),
                    told.map(found -> found.path("records").asText()).orElse(null),
                    told.map(found -> found.path("hints").asText()).orElse(null),
                    told.map(found -> found.path("fence").asText()).orElse(null));
        }
        return table.lines();
    }

    private static String place(String node, JsonNode topology) {
        if (contains(topology.path("retired"), node)) return "retired";
        if (node.equals(topology.path("joiner").asText())) return "joins";
        return contains(topology.path("members"), node) ? "member" : "off";
    }

    /// Of all nodes the one that drives knows most.
    private static List<String> migration(Nodes nodes) {
        JsonNode best = null;
        for (String address : nodes.addresses()) {
            Optional<JsonNode> told = nodes.ask(address, "/v1/migrations/current");
            if (told.isPresent()
                    && told.get().has("session")
                    && (best == null || told.get().has("progress"))) best = told.get();
        }
        if (best == null) return List.of();
        List<String> lines = new ArrayList<>(List.of(
                "",
                "session %d: %s, %d ranges"
                        .formatted(
                                best.path("session").asLong(),
                                best.path("request").asText(),
                                best.path("ranges").asInt())));
        if (best.has("progress")) lines.addAll(progress(best));
        else lines.add("its driver is none of these nodes; name more with --at to see how far it is");
        return lines;
    }

    private static List<String> progress(JsonNode migration) {
        List<String> lines = new ArrayList<>();
        int needed = 0;
        int copied = 0;
        int verified = 0;
        for (JsonNode range : migration.path("progress")) {
            needed += range.path("needed").asInt();
            copied += range.path("copied").asInt();
            verified += range.path("verified").asInt();
        }
        lines.add("copied   %s".formatted(bar(copied, needed)));
        lines.add("verified %s".formatted(bar(verified, needed)));
        lines.add(counts(migration.path("counts")));
        List<String> waits = new ArrayList<>();
        migration.path("waitingFor").forEach(wait -> waits.add(wait.asText()));
        waits.stream().limit(WAITS_SHOWN).forEach(wait -> lines.add("waits for " + wait));
        if (waits.size() > WAITS_SHOWN) lines.add("and for " + (waits.size() - WAITS_SHOWN) + " more");
        return lines;
    }

    private static String bar(int done, int needed) {
        int filled = needed == 0 ? 20 : 20 * done / needed;
        return "[" + "#".repeat(filled) + ".".repeat(20 - filled) + "] " + done + " of " + needed + " range copies";
    }

    private static String counts(JsonNode counts) {
        List<String> words = new ArrayList<>();
        counts.properties().forEach(count -> {
            if (count.getValue().isNumber())
                words.add(count.getKey() + " " + count.getValue().asLong());
        });
        counts.path("refused").properties().forEach(count -> {
            long times = count.getValue().asLong();
            if (times > 0) words.add("refused " + count.getKey() + " " + times);
        });
        return String.join(", ", words);
    }

    /// What a migration would move.
    static List<String> plan(JsonNode plan) {
        Table table = new Table("range", "tokens", "from", "to", "sent to", "records", "bytes");
        for (JsonNode range : plan.path("ranges"))
            table.row(
                    range.path("range").asInt() + 1,
                    range.path("tokens").asText(),
                    join(range.path("old")),
                    join(range.path("now")),
                    join(range.path("targets")),
                    range.path("records").asLong(),
                    range.path("bytes").asLong());
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("%s would move %d ranges: %d records, %d bytes of keys and values, each from a majority of its owners"
                .formatted(
                        plan.path("request").asText(),
                        plan.path("ranges").size(),
                        plan.path("records").asLong(),
                        plan.path("bytes").asLong()));
        if (!plan.path("underWay").isNull())
            lines.add("it cannot begin now: a " + plan.path("underWay").asText() + " is under way");
        if (!plan.path("silent").isEmpty())
            lines.add("not counted, for they did not answer: " + join(plan.path("silent")));
        return lines;
    }

    /// How the latest migration ended.
    static List<String> report(JsonNode report) {
        List<String> lines = new ArrayList<>();
        lines.add("session %d, %s: %s"
                .formatted(
                        report.path("session").asLong(),
                        report.path("request").asText(),
                        report.path("completed").asBoolean()
                                ? "completed"
                                : "aborted, " + report.path("reason").asText()));
        lines.add(counts(report.path("counts")));
        Table table = new Table("phase", "ms");
        report.path("phaseMillis")
                .properties()
                .forEach(phase -> table.row(phase.getKey(), phase.getValue().asLong()));
        if (!report.path("phaseMillis").isEmpty()) lines.addAll(table.lines());
        return lines;
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode one : list) if (one.asText().equals(text)) return true;
        return false;
    }

    private static String join(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(one -> words.add(one.asText()));
        return String.join(" ", words);
    }
}
