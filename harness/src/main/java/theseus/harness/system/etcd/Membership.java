package theseus.harness.system.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import theseus.harness.system.Move;
import theseus.harness.system.Phases;
import theseus.harness.system.Site;
import theseus.harness.system.View;

/// Who is a member of the cluster, as the members themselves tell when they are asked again and again. Nobody is ever
/// removed here, so what one member has applied holds, however little the others know of it yet.
final class Membership {
    private static final long EVERY_NANOS = 50_000_000;

    /// Above every revision: of a deleted key nothing is kept at all.
    private static final String FLOOR = "9".repeat(20);

    /// What a node is to the cluster; it only ever goes up.
    enum Standing {
        STRANGER,
        LEARNER,
        VOTER
    }

    private record Seen(String phase, List<String> voters, String leader) {}

    private final Site site;
    private final Wire wire;
    private final SortedMap<String, Standing> standings = new TreeMap<>();
    private final SortedMap<String, String> ids = new TreeMap<>();
    private final SortedSet<String> asked = new TreeSet<>();
    private final SortedSet<String> answered = new TreeSet<>();
    private Consumer<View> watcher = _ -> {};
    private List<String> keys = List.of();
    private Addition addition;
    private long additions;
    private String leader;
    private long term = -1;
    private Seen told;
    private long epoch;
    private int turn;

    Membership(Site site, Wire wire) {
        this.site = site;
        this.wire = wire;
        leader = site.members().getFirst();
        for (String node : site.nodes())
            standings.put(node, site.members().contains(node) ? Standing.VOTER : Standing.STRANGER);
        site.after(0, this::look);
    }

    void watch(List<String> wanted, Consumer<View> by) {
        site.after(0, () -> {
            keys = List.copyOf(wanted);
            watcher = by;
            told = null;
            tell();
        });
    }

    private void look() {
        for (String node : site.started()) if (asked.add(node)) ask(node);
        if (addition != null) addition.proceed();
        tell();
        site.after(EVERY_NANOS, this::look);
    }

    private void ask(String node) {
        wire.call(
                node,
                "cluster/member/list",
                Wire.body(),
                answer -> site.after(0, () -> {
                    if (answer instanceof Wire.Answer.Given(JsonNode list))
                        list.path("members").forEach(this::learn);
                }));
        wire.call(
                node,
                "maintenance/status",
                Wire.body(),
                answer -> site.after(0, () -> {
                    asked.remove(node);
                    if (answer instanceof Wire.Answer.Given(JsonNode status)) hear(node, status);
                }));
    }

    private void learn(JsonNode member) {
        String url = member.path("peerURLs").path(0).asText();
        for (String node : site.nodes()) {
            if (!Etcd.peerUrl(site, node).equals(url)) continue;
            ids.put(node, member.path("ID").asText());
            rise(node, member.path("isLearner").asBoolean() ? Standing.LEARNER : Standing.VOTER);
        }
    }

    private void rise(String node, Standing to) {
        standings.merge(node, to, (before, now) -> before.compareTo(now) > 0 ? before : now);
    }

    private void hear(String node, JsonNode status) {
        answered.add(node);
        long heard = status.path("raftTerm").asLong();
        if (!status.has("leader") || heard < term) return;
        term = heard;
        ids.forEach((name, id) -> {
            if (id.equals(status.path("leader").asText())) leader = name;
        });
    }

    Standing standing(String node) {
        return standings.get(node);
    }

    /// The node's number in etcd's own words; null while nobody has told it.
    String id(String node) {
        return ids.get(node);
    }

    /// Whether the node's process has ever answered.
    boolean hasAnswered(String node) {
        return answered.contains(node);
    }

    /// A voting member that was started, another one each time: the last one asked may be cut off.
    String somebody() {
        List<String> voters = voters();
        voters.retainAll(site.started());
        return voters.get(turn++ % voters.size());
    }

    private List<String> voters() {
        List<String> voters = new ArrayList<>();
        for (String node : site.nodes()) if (standings.get(node) == Standing.VOTER) voters.add(node);
        return voters;
    }

    /// Has the node put on the member list as a learner; the rest follows by itself.
    void add(String joiner, Consumer<Optional<String>> then) {
        site.after(0, () -> {
            if (standings.get(joiner) == Standing.VOTER) then.accept(Optional.of(joiner + " is a member already"));
            else if (addition != null && addition.joiner().equals(joiner)) then.accept(Optional.empty());
            else if (addition != null) then.accept(Optional.of(addition.joiner() + " is being added"));
            else askToAdd(joiner, then);
        });
    }

    private void askToAdd(String joiner, Consumer<Optional<String>> then) {
        var body = Wire.body().put("isLearner", true);
        body.putArray("peerURLs").add(Etcd.peerUrl(site, joiner));
        wire.call(
                somebody(),
                "cluster/member/add",
                body,
                answer -> site.after(0, () -> then.accept(begun(joiner, answer))));
    }

    /// An earlier request may have been lost on its way back.
    private Optional<String> begun(String joiner, Wire.Answer answer) {
        boolean there = answer instanceof Wire.Answer.Given
                || answer.words().contains("Peer URLs already exists")
                || standings.get(joiner) != Standing.STRANGER;
        if (!there) return Optional.of(answer.words());
        if (addition == null) {
            rise(joiner, Standing.LEARNER);
            additions++;
            addition = new Addition(site, wire, this, joiner);
            tell();
        }
        return Optional.empty();
    }

    /// What the addition under way waits for, by the node that it is about.
    void waiting(Consumer<SortedMap<String, String>> then) {
        site.after(0, () -> {
            SortedMap<String, String> waiting = new TreeMap<>();
            if (addition != null) waiting.put(addition.joiner(), addition.waitsFor());
            then.accept(waiting);
        });
    }

    private void tell() {
        if (addition != null && addition.done()) addition = null;
        Seen now = new Seen(addition == null ? Phases.STEADY : addition.phase(), voters(), leader);
        if (now.equals(told)) return;
        told = now;
        epoch++;
        watcher.accept(view(now));
    }

    private View view(Seen now) {
        List<String> before = new ArrayList<>(now.voters);
        List<String> after = new ArrayList<>(now.voters);
        if (addition != null) {
            before.remove(addition.joiner());
            if (!after.contains(addition.joiner())) after.add(addition.joiner());
        }
        Move move = addition == null ? null : new Move.Join(addition.joiner());
        return new View(
                epoch, now.phase, additions, now.voters, move, false, FLOOR, now.leader, all(before), all(after));
    }

    private SortedMap<String, List<String>> all(List<String> owners) {
        SortedMap<String, List<String>> byKey = new TreeMap<>();
        for (String key : keys) byKey.put(key, List.copyOf(owners));
        return byKey;
    }
}
