package theseus.node.host;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import theseus.node.NodeOptions;
import theseus.node.Switch;
import theseus.node.host.peer.PeerAddress;
import theseus.node.migration.Pace;
import theseus.node.ring.NodeId;

/// Reads the flags and gathers everything that is wrong with them, so that it is said at once.
final class OptionsCheck {
    private final Flags flags;
    private final List<String> problems = new ArrayList<>();

    OptionsCheck(Flags flags) {
        this.flags = flags;
    }

    HostOptions options() throws WrongOptions {
        PeerAddress clientListen = address("--client-listen", flags.clientListen);
        PeerAddress peerListen = address("--peer-listen", flags.peerListen);
        Span dwell = dwell();
        NodeId id = nodeId("--id", flags.id);
        TreeMap<NodeId, String> addresses = addresses();
        List<NodeId> members = members(id, addresses);
        Optional<NodeId> authority = authority(members);
        expect(flags.vnodes >= 1 && flags.vnodes <= 1024, "--vnodes is " + flags.vnodes + "; expected 1 to 1024");
        expect(flags.copyBatch >= 1, "--copy-batch is " + flags.copyBatch + "; expected at least 1");
        expect(flags.copyRate >= 0, "--copy-rate is " + flags.copyRate + "; expected at least 0");
        expect(flags.copyRanges >= 1, "--copy-ranges is " + flags.copyRanges + "; expected at least 1");
        expect(flags.compactAt >= 4096, "--compact-at is " + flags.compactAt + "; expected at least 4096");
        expect(!flags.cluster.isBlank(), "--cluster is empty; expected a name");
        expect(
                flags.testLevers == (flags.leverToken != null),
                "--test-levers and --lever-token go together; expected both or neither");
        Set<Switch> flaws = flaws();
        long operationTimeout = atLeastOne("--operation-timeout", flags.operationTimeout);
        long resend = atLeastOne("--resend", flags.resend);
        long abortAfter = atLeastOne("--abort-after", flags.abortAfter);
        expect(flags.hintsMax >= 0, "--hints-max is " + flags.hintsMax + "; expected at least 0");
        long hintLife = millis("--hint-life", flags.hintLife);
        long grace = atLeastOne("--tombstone-grace", flags.tombstoneGrace);
        long collectEvery = millis("--collect-every", flags.collectEvery);
        expect(
                hintLife < grace,
                "--hint-life is " + flags.hintLife + "; expected less than --tombstone-grace, which is "
                        + flags.tombstoneGrace);
        expect(
                authority.isEmpty() || authority.get().equals(id) || addresses.containsKey(authority.get()),
                authority
                        .map(node -> "authority " + node + " has no address; expected --node " + node + "=HOST:PORT")
                        .orElse(""));
        if (!problems.isEmpty()) throw new WrongOptions(String.join("; ", problems));
        NodeOptions node = new NodeOptions(
                id,
                authority,
                addresses,
                members,
                flags.vnodes,
                operationTimeout,
                resend,
                dwell.fromMillis(),
                dwell.toMillis(),
                abortAfter,
                flags.copyBatch,
                flags.compactAt,
                new NodeOptions.Upkeep(hintLife, flags.hintsMax, grace, collectEvery),
                new Pace.Limits(flags.copyRate, flags.copyRanges, flags.copyYields),
                flaws);
        return new HostOptions(
                node,
                flags.cluster,
                flags.data.toAbsolutePath().normalize(),
                clientListen,
                peerListen,
                Optional.ofNullable(flags.log),
                Optional.ofNullable(flags.leverToken));
    }

    private record Span(long fromMillis, long toMillis) {}

    private Span dwell() {
        String[] ends = flags.dwell.split("\\.\\.", -1);
        if (ends.length != 2) {
            problems.add("--dwell is '" + flags.dwell + "'; expected MIN..MAX such as 0ms..500ms");
            return new Span(0, 0);
        }
        Span span = new Span(millis("--dwell", ends[0]), millis("--dwell", ends[1]));
        expect(span.fromMillis <= span.toMillis, "--dwell " + flags.dwell + " ends before it begins");
        return span;
    }

    private TreeMap<NodeId, String> addresses() {
        TreeMap<NodeId, String> addresses = new TreeMap<>();
        for (String entry : flags.nodes) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                problems.add("--node is '" + entry + "'; expected NODE=HOST:PORT");
                continue;
            }
            NodeId node = nodeId("--node", entry.substring(0, equals));
            PeerAddress address = address("--node " + node, entry.substring(equals + 1));
            if (node == null || address == null) continue;
            String before = addresses.putIfAbsent(node, address.toString());
            expect(
                    before == null || before.equals(address.toString()),
                    "--node gives " + node + " two addresses, " + before + " and " + address);
        }
        return addresses;
    }

    private List<NodeId> members(NodeId id, TreeMap<NodeId, String> addresses) {
        if (flags.members.isEmpty() && addresses.isEmpty()) return id == null ? List.of() : List.of(id);
        if (flags.members.isEmpty()) return List.copyOf(addresses.keySet());
        List<NodeId> members = new ArrayList<>();
        for (String name : flags.members) {
            NodeId member = nodeId("--members", name);
            if (member == null) continue;
            expect(!members.contains(member), "--members names " + member + " twice");
            members.add(member);
        }
        return members;
    }

    private Optional<NodeId> authority(List<NodeId> members) {
        if (Flags.RAFT.equals(flags.authority)) return Optional.empty();
        if (flags.authority != null) return Optional.ofNullable(nodeId("--authority", flags.authority));
        return members.stream().findFirst();
    }

    private Set<Switch> flaws() {
        Set<Switch> flaws = new LinkedHashSet<>();
        for (String label : flags.flaws) {
            Optional<Switch> flaw = Switch.labelled(label);
            flaw.ifPresent(flaws::add);
            expect(
                    flaw.isPresent(),
                    "--flaw '" + label + "' does not exist; expected one of " + String.join(", ", new FlawNames()));
        }
        return flaws;
    }

    private long atLeastOne(String flag, String text) {
        long millis = millis(flag, text);
        expect(millis != 0, flag + " is 0; expected at least 1ms");
        return millis;
    }

    /// `250ms`, `2s` or `1m`; -1, and a problem, where it is none of them.
    private long millis(String flag, String text) {
        if (text.matches("[0-9]{1,9}ms")) return Long.parseLong(text.substring(0, text.length() - 2));
        if (text.matches("[0-9]{1,9}s")) return 1000 * Long.parseLong(text.substring(0, text.length() - 1));
        if (text.matches("[0-9]{1,7}m")) return 60_000 * Long.parseLong(text.substring(0, text.length() - 1));
        problems.add(flag + " is '" + text + "'; expected a time such as 250ms, 2s or 1m");
        return -1;
    }

    private NodeId nodeId(String flag, String name) {
        try {
            return new NodeId(name);
        } catch (IllegalArgumentException e) {
            problems.add(flag + ": " + e.getMessage());
            return null;
        }
    }

    private PeerAddress address(String flag, String text) {
        Optional<PeerAddress> address = PeerAddress.parse(text);
        expect(address.isPresent(), flag + " is '" + text + "'; expected HOST:PORT");
        return address.orElse(null);
    }

    private void expect(boolean holds, String problem) {
        if (!holds) problems.add(problem);
    }
}
