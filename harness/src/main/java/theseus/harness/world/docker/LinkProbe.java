package theseus.harness.world.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import theseus.harness.system.Site;
import theseus.harness.world.docker.pod.Pod;

/// Tries, from within one pod, whether connections to other nodes' peer ports get through. A refusal got through, too:
/// only silence is a cut.
final class LinkProbe {
    /// A connection within one machine takes microseconds.
    private static final String LIMIT_SECONDS = "0.4";

    private static final int TIMED_OUT = 124;

    private LinkProbe() {}

    /// Those of the listeners that cannot be reached from the speaker.
    static SortedSet<String> silentFrom(Pod speaker, List<Pod> listeners) {
        List<String> tries = new ArrayList<>();
        Map<String, String> byAddress = new TreeMap<>();
        for (Pod listener : listeners) {
            byAddress.put(listener.peerAddress(), listener.name());
            tries.add("(timeout " + LIMIT_SECONDS + " bash -c '</dev/tcp/" + listener.peerAddress() + "/"
                    + Site.PEER_PORT + "' 2>/dev/null; echo " + listener.peerAddress() + " $?) &");
        }
        String said = speaker.inHolder("bash", "-c", String.join("\n", tries) + "\nwait")
                .text();
        SortedSet<String> silent = new TreeSet<>();
        for (String line : said.lines().toList()) {
            String[] words = line.split(" ");
            if (words.length == 2 && byAddress.containsKey(words[0]) && Integer.parseInt(words[1]) == TIMED_OUT)
                silent.add(byAddress.get(words[0]));
        }
        return silent;
    }
}
