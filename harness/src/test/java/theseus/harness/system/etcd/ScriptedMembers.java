package theseus.harness.system.etcd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import theseus.harness.fake.FakeSite;

/// Members that answer at once, as etcd 3.4.23 was seen to: three voters, and a learner once it is added.
final class ScriptedMembers implements Wire {
    private final FakeSite site;
    private final SortedMap<String, Boolean> learners = new TreeMap<>();
    final List<String> asked = new ArrayList<>();

    /// How often each is refused before it is done.
    int refusals;

    /// Whether the answer to an addition is lost on its way back.
    boolean losesAnswer;

    /// Whether the joiner's process answers.
    boolean joinerAnswers = true;

    /// Who leads; null for nobody.
    String leader = "n1";

    ScriptedMembers(FakeSite site) {
        this.site = site;
        site.members().forEach(node -> learners.put(node, false));
    }

    @Override
    public void call(String node, String path, ObjectNode body, Consumer<Answer> then) {
        if (!path.equals("cluster/member/list") && !path.equals("maintenance/status")) asked.add(path);
        boolean down = node.equals("n4") && !joinerAnswers;
        then.accept(
                down
                        ? new Answer.NotSent("connection refused")
                        : switch (path) {
                            case "cluster/member/list" -> new Answer.Given(list());
                            case "maintenance/status" -> new Answer.Given(status());
                            case "cluster/member/add" -> add();
                            case "cluster/member/promote" -> promote(body);
                            default -> new Answer.Given(Wire.body());
                        });
    }

    private ObjectNode list() {
        ArrayNode members = Wire.body().putArray("members");
        learners.forEach((node, learner) -> {
            ObjectNode member = members.addObject().put("ID", id(node));
            member.putArray("peerURLs").add(Etcd.peerUrl(site, node));
            if (learner) member.put("isLearner", true);
        });
        return Wire.body().set("members", members);
    }

    private ObjectNode status() {
        ObjectNode status = Wire.body().put("raftTerm", "2");
        return leader == null ? status : status.put("leader", id(leader));
    }

    private Answer add() {
        if (learners.containsKey("n4")) return new Answer.Refused("etcdserver: Peer URLs already exists");
        if (refusals-- > 0) return new Answer.Refused("etcdserver: unhealthy cluster");
        learners.put("n4", true);
        return losesAnswer ? new Answer.Lost("timeout") : new Answer.Given(Wire.body());
    }

    private Answer promote(ObjectNode body) {
        if (!body.path("ID").asText().equals(id("n4"))) return new Answer.Refused("etcdserver: member not found");
        if (refusals-- > 0)
            return new Answer.Refused("etcdserver: can only promote a learner member which is in sync with leader");
        learners.put("n4", false);
        return new Answer.Given(Wire.body());
    }

    private static String id(String node) {
        return "1234567890123456" + node.substring(1);
    }

    @Override
    public void forgetConnections() {}

    @Override
    public void close() {}
}
