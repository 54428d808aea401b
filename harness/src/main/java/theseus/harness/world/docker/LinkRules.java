package theseus.harness.world.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import theseus.harness.system.Site;
import theseus.nemesis.Grudge;

/// What a listener's packet filter must say for a grudge: one script, taken over by the kernel as a whole.
///
/// Where two hear nothing of each other, nothing from the other's address passes: whoever opened a connection, it is
/// cut. Where one is cut off in one direction, only what comes to the listener's peer port is dropped: answers to its
/// own requests come to other ports, and a connection that lost them would be cut in both directions. Clients come over
/// the other network.
final class LinkRules {
    private LinkRules() {}

    /// The script for one listener.
    ///
    /// @param addresses where each node speaks from
    static String of(String listener, Grudge grudge, SortedMap<String, String> addresses) {
        List<String> both = new ArrayList<>();
        List<String> oneWay = new ArrayList<>();
        for (String speaker : grudge.deafTo().getOrDefault(listener, new TreeSet<>())) {
            if (!addresses.containsKey(speaker) || speaker.equals(listener)) continue;
            (grudge.hears(speaker, listener) ? oneWay : both).add(addresses.get(speaker));
        }
        String script = "add table inet theseus; delete table inet theseus; add table inet theseus;";
        if (both.isEmpty() && oneWay.isEmpty()) return script;
        return script + " add chain inet theseus arriving { type filter hook input priority 0; policy accept; };"
                + dropped(both, "")
                + dropped(oneWay, " tcp dport " + Site.PEER_PORT);
    }

    private static String dropped(List<String> addresses, String of) {
        return addresses.isEmpty()
                ? ""
                : " add rule inet theseus arriving ip saddr { " + String.join(", ", addresses) + " }" + of
                        + " counter drop;";
    }
}
