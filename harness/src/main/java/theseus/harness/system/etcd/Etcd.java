package theseus.harness.system.etcd;

import java.util.List;
import java.util.stream.Collectors;
import theseus.harness.system.Charter;
import theseus.harness.system.Image;
import theseus.harness.system.Levels;
import theseus.harness.system.Move;
import theseus.harness.system.Program;
import theseus.harness.system.Session;
import theseus.harness.system.Site;
import theseus.harness.system.System;
import theseus.histories.check.Promise;
import theseus.nemesis.Setup;
import theseus.nemesis.plan.Kind;

/// etcd 3.4 or later, of this machine: a key-value store replicated by Raft. Every voting member has everything; what
/// it calls the addition of a member is the migration.
public final class Etcd implements System {
    /// Reads that go through the leader's quorum, and all writes.
    static final String LINEARIZABLE = "LINEARIZABLE";

    /// Reads of what the member that is asked has applied, however old that is.
    static final String SERIALIZABLE = "SERIALIZABLE";

    /// The joiner is a learner on the member list; its process has not answered yet.
    static final String ADDED = "ADDED";

    /// The learner's process answers and takes over the log; it is asked again and again whether it is in step.
    static final String CATCHING_UP = "CATCHING_UP";

    /// It has been promoted and counts for the quorum; it has not served a linearizable read yet.
    static final String VOTING = "VOTING";

    /// A member that was cut off is dialled again at growing intervals.
    private static final long SETTLE_MILLIS = 10_000;

    @Override
    public String name() {
        return "etcd";
    }

    /// The promises are those of etcd's own "KV API guarantees": linearizable but for serializable reads, which may be
    /// stale. A client here asks another member each time, so that such reads do not even keep its own order.
    @Override
    public Charter charter() {
        return Charter.of(Levels.only(LINEARIZABLE, Promise.LINEARIZABLE)
                        .and(SERIALIZABLE, Promise.EVENTUAL)
                        .endingAt(LINEARIZABLE, LINEARIZABLE, SERIALIZABLE)
                        .settlingIn(SETTLE_MILLIS))
                .moving(List.of(Move.Kind.JOIN), ADDED, CATCHING_UP, VOTING)
                .lacking(
                        Kind.ONE_WAY,
                        "a member sends over connections that the other one opened, so a cut of one direction"
                                + " silences neither")
                .lacking(Kind.POWER_LOSS, "what it has not synced is in the page cache, which outlives a SIGKILL")
                .with(Charter.Feature.CENSUS);
    }

    @Override
    public Image image() {
        return new Image.OfProgram("theseus-etcd", "etcd", "Debian: apt-get install etcd-server");
    }

    /// A node that comes later has to name the members that are there when it is added, and itself: those that come
    /// before it.
    @Override
    public Program program(Site site, String node, Setup setup) {
        boolean first = site.members().contains(node);
        List<String> cluster =
                first ? site.members() : site.nodes().subList(0, site.nodes().indexOf(node) + 1);
        return Program.of(
                "--name=" + node,
                "--data-dir=" + Site.DATA + "/etcd",
                "--listen-client-urls=http://0.0.0.0:" + Site.CLIENT_PORT,
                "--advertise-client-urls=http://" + site.peers(node).host() + ":" + Site.CLIENT_PORT,
                "--listen-peer-urls=http://0.0.0.0:" + Site.PEER_PORT,
                "--initial-advertise-peer-urls=" + peerUrl(site, node),
                "--initial-cluster="
                        + cluster.stream()
                                .map(each -> each + "=" + peerUrl(site, each))
                                .collect(Collectors.joining(",")),
                "--initial-cluster-state=" + (first ? "new" : "existing"),
                "--initial-cluster-token=theseus",
                "--logger=zap");
    }

    static String peerUrl(Site site, String node) {
        return "http://" + site.peers(node);
    }

    @Override
    public Session connect(Site site) {
        return new EtcdSession(site, new Gateway(site));
    }
}
