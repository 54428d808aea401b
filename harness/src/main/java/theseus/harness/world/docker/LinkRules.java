package theseus.harness.world.docker;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import theseus.harness.system.Site;
import theseus.harness.world.docker.pod.Pod;
import theseus.nemesis.Grudge;

/// What a listener's packet filter must say for a grudge: one script, taken over by the kernel as a whole.
///
/// Only what comes to the peer port from the peers' addresses is dropped. Answers to the listener's own requests come
/// to other
/// ports, so a one-way cut is one-way; clients come over the other network.
final class LinkRules {
    private LinkRules() {}

    /// The script for one listener.
    static String of(String listener, Grudge grudge, SortedMap<String, Pod> pods) {
        SortedSet<String> speakers = grudge.deafTo().get(listener);
        String empty = "add table inet theseus; delete table inet theseus; add table inet theseus;";
        String addresses = speakers == null
                ? ""
                : speakers.stream()
                        .filter(pods::containsKey)
                        .filter(speaker -> !speaker.equals(listener))
                        .map(speaker -> pods.get(speaker).peerAddress())
                        .collect(Collectors.joining(", "));
        if (addresses.isEmpty()) return empty;
        return empty + " add chain inet theseus arriving { type filter hook input priority 0; policy accept; };"
                + " add rule inet theseus arriving ip saddr { " + addresses + " } tcp dport " + Site.PEER_PORT
                + " counter drop";
    }
}
